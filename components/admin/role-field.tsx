'use client'

import { useTranslations } from 'use-intl'
import { SelectField } from '@/components/ui/field.tsx'
import type { Role } from '@/lib/core/vocabulary.ts'

const roles: Role[] = ['agent', 'supervisor', 'admin']

/** What a person or a program may. */
export function RoleField({ label, initial }: { label: string; initial: Role }) {
  const t = useTranslations('account.role')
  return (
    <SelectField label={label} name="role" defaultValue={initial}>
      {roles.map((one) => (
        <option key={one} value={one}>
          {t(one)}
        </option>
      ))}
    </SelectField>
  )
}
