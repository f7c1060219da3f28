'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { requestJson } from '@/lib/core/request-json.ts'
import type { CustomerDetail } from '@/lib/customers/customer.ts'
import { customerQueries } from '@/lib/customers/customer-queries.ts'

/** What we call the customer; an agent may change it, the profile's own name stays beside it. */
export function CustomerName({ customer }: { customer: CustomerDetail }) {
  const t = useTranslations('panel')
  const [isEditing, setEditing] = useState(false)
  const cache = useQueryClient()
  const rename = useMutation({
    mutationFn: (name: string) => requestJson(`/customers/${customer.id}`, { method: 'PATCH', body: { name } }),
    onSuccess: () => {
      setEditing(false)
      void cache.invalidateQueries({ queryKey: customerQueries.detail(customer.id).queryKey })
    },
  })
  if (!isEditing) {
    return (
      <div className="flex max-w-full items-center gap-1 pl-7">
        <p dir="auto" className="min-w-0 truncate font-semibold text-lg">
          {customer.name}
        </p>
        <IconButton label={t('rename')} onClick={() => setEditing(true)} className="size-6!">
          <Pencil aria-hidden className="size-3.5" />
        </IconButton>
      </div>
    )
  }
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    if (name) rename.mutate(name)
  }
  return (
    <form onSubmit={save} className="w-full space-y-2">
      <input
        name="name"
        dir="auto"
        aria-label={t('name')}
        defaultValue={customer.name}
        // biome-ignore lint/a11y/noAutofocus: the field replaces the name the agent just chose to edit.
        autoFocus
        maxLength={120}
        onKeyDown={(event) => event.key === 'Escape' && setEditing(false)}
        className="h-9 w-full rounded-md border border-control bg-raised px-2.5 text-center"
      />
      <div className="flex justify-center gap-2">
        <Button size="small" variant="quiet" onClick={() => setEditing(false)}>
          {t('cancel')}
        </Button>
        <Button size="small" variant="primary" type="submit" disabled={rename.isPending}>
          {t('save')}
        </Button>
      </div>
      {rename.isError && (
        <p role="alert" className="text-danger text-xs">
          {t('renameFailed')}
        </p>
      )}
    </form>
  )
}
