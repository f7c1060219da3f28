'use client'

import { LogOut } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ReactElement, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu.tsx'
import { savePreference } from '@/lib/core/preference.client.ts'
import { requestJson } from '@/lib/core/request-json.ts'
import { useMe } from './live-context.tsx'
import { useShell } from './shell-context.ts'

/** Who is logged in; theme, density, language and the way out. */
export function AccountMenu({ theme, trigger }: { theme: string; trigger: ReactElement }) {
  const t = useTranslations('account')
  const me = useMe()
  const { logOut, density, setDensity } = useShell()
  const locale = useLocale()
  const router = useRouter()
  const [chosenTheme, setChosenTheme] = useState(theme)
  const chooseTheme = (value: string) => {
    savePreference('theme', value)
    setChosenTheme(value)
    if (value === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = value
  }
  const chooseDensity = (value: string) => {
    const chosen = value === 'compact' ? 'compact' : 'comfortable'
    savePreference('density', chosen)
    document.documentElement.dataset.density = chosen
    setDensity(chosen)
  }
  const chooseLocale = (value: string) => {
    savePreference('locale', value)
    document.documentElement.lang = value
    // Kept with the account too; should that fail, this browser still remembers.
    void requestJson('/me', { method: 'PATCH', body: { locale: value } })
      .catch(() => {})
      .then(() => router.refresh())
  }
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent side="right" align="end" className="w-56">
        <div className="px-2 pt-1.5 pb-1">
          <p className="truncate font-medium text-sm">{me.name}</p>
          <p className="truncate text-ink-3 text-xs">
            {me.email} · {t(`role.${me.role}`)}
          </p>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t('theme')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={chosenTheme} onValueChange={chooseTheme}>
          {(['system', 'light', 'dark'] as const).map((value) => (
            <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
              {t(`themes.${value}`)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t('density')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={density} onValueChange={chooseDensity}>
          {(['comfortable', 'compact'] as const).map((value) => (
            <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
              {t(`densities.${value}`)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t('language')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={locale} onValueChange={chooseLocale}>
          <DropdownMenuRadioItem value="nl">Nederlands</DropdownMenuRadioItem>
          <DropdownMenuRadioItem value="en">English</DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem icon={<LogOut aria-hidden />} onSelect={() => void logOut()}>
          {t('logOut')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
