'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'

type PagedQuery = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }

/** Loads the next page of a list, as long as there is one. */
export function MoreButton({ query }: { query: PagedQuery }) {
  const t = useTranslations('admin')
  if (!query.hasNextPage) return null
  return (
    <div className="mt-4 flex justify-center">
      <Button onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>
        {t('more')}
      </Button>
    </div>
  )
}
