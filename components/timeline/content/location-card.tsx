'use client'

import { ExternalLink, MapPin } from 'lucide-react'
import { useTranslations } from 'use-intl'

type LocationCardProps = { location: { latitude: number; longitude: number; name: string | null; address: string | null } }

/** A place by name and address, with a link to the map. No map is loaded: that would tell a third party about the customer. */
export function LocationCard({ location }: LocationCardProps) {
  const t = useTranslations('content')
  const { latitude, longitude, name, address } = location
  const coordinates = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  return (
    <a
      href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}
      target="_blank"
      rel="noopener noreferrer"
      className="mb-1 flex w-[280px] max-w-full items-center gap-3 rounded-md border border-line bg-surface p-2.5 hover:bg-hover"
    >
      <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent">
        <MapPin aria-hidden className="size-4.5" />
      </span>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-medium text-sm">
          {name ?? t('location')}
        </span>
        {address && (
          <span dir="auto" className="block truncate text-ink-2 text-sm">
            {address}
          </span>
        )}
        <span className="tabular block text-ink-3 text-xs">{coordinates}</span>
      </span>
      <ExternalLink aria-hidden className="size-4 shrink-0 text-ink-3" />
      <span className="sr-only">{t('openMap')}</span>
    </a>
  )
}
