'use client'

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { ArrowDown, LoaderCircle } from 'lucide-react'
import { type Ref, type RefObject, useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { EntryId } from '@/lib/core/ids.ts'
import type { Locale } from '@/lib/core/vocabulary.ts'
import type { MessageEntry, VoiceNoteEntry } from '@/lib/timeline/timeline-entry.ts'
import type { TimelineItem } from '@/lib/timeline/timeline-items.ts'
import { countNew, estimateItemHeight } from '@/lib/timeline/timeline-scroll.ts'
import { TimelineRow } from './timeline-row.tsx'

export type TimelineHandle = {
  scrollToEnd: () => void
  /** False when the entry is not in the window. */
  scrollToEntry: (id: EntryId) => boolean
}

type TimelineListProps = {
  ref: Ref<TimelineHandle>
  items: TimelineItem[]
  /** Where to begin: an entry, or (null) the unread line or the end. */
  startAt: EntryId | null
  /** Whether the window reaches the newest entry. */
  isLive: boolean
  customerName: string
  isLoadingOlder: boolean
  onOlder: () => void
  onNewer: () => void
  onLatest: () => void
  /** Told whenever the newest entry comes into view or leaves it. */
  onEndInView: (isInView: boolean) => void
  onReply: (entry: MessageEntry | VoiceNoteEntry) => void
  onJump: (id: EntryId) => void
}

/** Rows this close to an end of the window have the next page fetched. */
const fetchAhead = 12
/** Nearer to the end than this counts as being there (px). */
const endThreshold = 80

export function TimelineList(props: TimelineListProps) {
  const { items, startAt, isLive, isLoadingOlder, onOlder, onNewer, onEndInView } = props
  const t = useTranslations('timeline')
  const locale = useLocale() as Locale // the provider is given one of ours (app/(signed-in)/layout.tsx)
  const scroller = useRef<HTMLDivElement>(null)
  const [highlighted, setHighlighted] = useState<EntryId | null>(startAt)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimateItemHeight(items[index], locale),
    getItemKey: (index) => items[index]?.key ?? index,
    anchorTo: 'end',
    scrollEndThreshold: endThreshold,
    overscan: 10,
    paddingStart: 16,
    paddingEnd: 12,
  })
  const indexOf = (key: string) => items.findIndex((item) => item.key === key)
  const isPlaced = useStartPosition(() => {
    const start = indexOf(startAt ?? 'unread')
    if (start === -1) virtualizer.scrollToEnd()
    else virtualizer.scrollToIndex(start, { align: startAt ? 'center' : 'start' })
  })
  useImperativeHandle(props.ref, () => ({
    scrollToEnd: () => virtualizer.scrollToEnd(),
    scrollToEntry: (id) => {
      const index = indexOf(id)
      if (index === -1) return false
      virtualizer.scrollToIndex(index, { align: 'center' })
      setHighlighted(id)
      return true
    },
  }))
  const rows = virtualizer.getVirtualItems()
  const first = rows[0]?.index ?? 0
  const last = rows.at(-1)?.index ?? 0
  useEffect(() => {
    if (!isPlaced || rows.length === 0) return
    if (first < fetchAhead) onOlder()
    if (!isLive && last > items.length - fetchAhead) onNewer()
  }, [isPlaced, first, last, items.length, isLive, rows.length, onOlder, onNewer])
  const isFollowing = useFollowEnd(scroller, isLive)
  useMeasuredAtEnd(virtualizer, items, isFollowing)
  const isAtEnd = isLive && rows.length > 0 && (isFollowing.current || virtualizer.isAtEnd(endThreshold))
  const newCount = useNewCount(items, isAtEnd)
  useEffect(() => {
    onEndInView(isAtEnd)
  }, [isAtEnd, onEndInView])
  useFollowOwn(items, () => virtualizer.scrollToEnd())
  return (
    <div className="relative min-h-0 flex-1 contain-strict">
      <div
        ref={scroller}
        data-timeline
        role="log"
        aria-live="off"
        aria-label={t('label', { name: props.customerName })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="h-full overflow-y-auto overflow-x-hidden outline-offset-[-2px] [overflow-anchor:none]"
      >
        <div className="flex min-h-full flex-col justify-end">
          <div className="relative mx-auto w-full max-w-[860px] shrink-0" style={{ height: virtualizer.getTotalSize() }}>
            {rows.map((row) => {
              const item = items[row.index]
              if (!item) return null
              return (
                <div
                  key={row.key}
                  ref={virtualizer.measureElement}
                  data-index={row.index}
                  className="absolute inset-x-0 top-0 px-3 contain-layout md:px-5"
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  <TimelineRow
                    item={item}
                    customerName={props.customerName}
                    isHighlighted={item.key === highlighted}
                    onReply={props.onReply}
                    onJump={props.onJump}
                  />
                </div>
              )
            })}
          </div>
        </div>
      </div>
      {isLoadingOlder && (
        <p role="status" className="pointer-events-none absolute inset-x-0 top-2 flex justify-center">
          <span className="flex items-center gap-2 rounded-full bg-raised px-3 py-1 text-ink-2 text-xs shadow-float">
            <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
            {t('loadingOlder')}
          </span>
        </p>
      )}
      {!isAtEnd && items.length > 0 && rows.length > 0 && <ToLatest count={newCount} onClick={props.onLatest} />}
    </div>
  )
}

function ToLatest({ count, onClick }: { count: number; onClick: () => void }) {
  const t = useTranslations('timeline')
  return (
    <button
      type="button"
      onClick={onClick}
      className="absolute right-4 bottom-3 flex h-8 animate-rise items-center gap-1.5 rounded-full bg-raised px-3 font-medium text-ink text-sm shadow-float hover:bg-hover"
    >
      <ArrowDown aria-hidden className="size-4" />
      {count > 0 ? <span className="text-accent">{t('newMessages', { count })}</span> : <span className="sr-only">{t('toLatest')}</span>}
    </button>
  )
}

/**
 * Goes to the start before the first paint. Answers true once rows have been measured there: a page put in front
 * before that would shift the place that is being scrolled to.
 */
function useStartPosition(goThere: () => void): boolean {
  const [isPlaced, setPlaced] = useState(false)
  const place = useEffectEvent(goThere)
  useLayoutEffect(() => {
    place()
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setPlaced(true))
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return isPlaced
}

/**
 * Keeps a reader who is at the end there, whatever is added or grows. By the scroll position itself, in the same frame:
 * the virtualizer's own following goes on for some frames to be sure, which the next message would have to wait for.
 */
function useFollowEnd(scroller: RefObject<HTMLDivElement | null>, isLive: boolean): RefObject<boolean> {
  const isFollowing = useRef(false)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    let [top, height] = [element.scrollTop, element.scrollHeight]
    const onScroll = () => {
      // The smallest step up by the reader ends it, or they would be brought back before they got anywhere.
      const isReadingBack = element.scrollTop < top && element.scrollHeight === height
      isFollowing.current = distanceFromEnd(element) <= (isReadingBack ? 1 : endThreshold)
      top = element.scrollTop
      height = element.scrollHeight
    }
    // In the capture phase: before the virtualizer draws for the same scrolling and the effect below looks.
    element.addEventListener('scroll', onScroll, { capture: true, passive: true })
    return () => element.removeEventListener('scroll', onScroll, { capture: true })
  }, [scroller])
  const drawnHeight = useRef(0)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const hasGrown = element.scrollHeight !== drawnHeight.current
    drawnHeight.current = element.scrollHeight
    // What fits has nowhere to scroll: its reader is at the end.
    if (element.scrollHeight <= element.clientHeight) isFollowing.current = true
    if (isLive && hasGrown && isFollowing.current) element.scrollTop = element.scrollHeight
  })
  return isFollowing
}

/**
 * Measures what a new entry changed at the end (itself, and the row before it, which no longer ends its group) before
 * the frame that shows it. Left to the size observer it would be drawn by the guess first, scrolled again within the
 * frame, and drawn once more: the next message would have to wait for that.
 */
function useMeasuredAtEnd(virtualizer: Virtualizer<HTMLDivElement, Element>, items: TimelineItem[], isFollowing: RefObject<boolean>): void {
  const measured = useRef(new WeakSet<TimelineItem>())
  useLayoutEffect(() => {
    if (!isFollowing.current) return
    // After the commit and still before the frame: a size that differs is drawn at once, which React does not do within one.
    queueMicrotask(() => {
      for (const row of virtualizer.getVirtualItems().slice(-2)) {
        const item = items[row.index]
        const element = virtualizer.elementsCache.get(row.key)
        if (!item || !(element instanceof HTMLElement) || measured.current.has(item)) continue
        measured.current.add(item)
        virtualizer.resizeItem(row.index, element.offsetHeight)
      }
    })
  }, [virtualizer, items, isFollowing])
}

function distanceFromEnd({ scrollHeight, clientHeight, scrollTop }: HTMLElement): number {
  return scrollHeight - clientHeight - scrollTop
}

/** How many of the customer's messages came while the reader was elsewhere. */
function useNewCount(items: TimelineItem[], isAtEnd: boolean): number {
  const newest = items.at(-1)?.key ?? null
  const [seen, setSeen] = useState(newest)
  // Remembered while drawing, as React advises for state that follows from what is shown.
  if (isAtEnd && seen !== newest) setSeen(newest)
  return isAtEnd ? 0 : countNew(items, seen)
}

/** What I send is always brought into view. */
function useFollowOwn(items: TimelineItem[], scrollToEnd: () => void): void {
  const last = items.at(-1)
  const echo = last?.kind === 'entry' && last.entry.position === '~' ? last.key : null
  const shown = useRef(echo)
  useLayoutEffect(() => {
    if (echo !== null && echo !== shown.current) scrollToEnd()
    shown.current = echo
  })
}
