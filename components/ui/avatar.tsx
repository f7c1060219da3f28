import { clsx } from 'clsx'

type AvatarProps = { name: string; size?: 20 | 28 | 36 | 48; className?: string }

const sizes = { 20: 'size-5 text-[9px]', 28: 'size-7 text-xs', 36: 'size-9 text-sm', 48: 'size-12 text-lg' }

/** Warm, quiet grounds; the same name always gets the same one. */
const grounds = [
  'bg-[light-dark(#eadfd0,#3d352a)]',
  'bg-[light-dark(#dfe3d2,#32382a)]',
  'bg-[light-dark(#e6dbe0,#3b3036)]',
  'bg-[light-dark(#d9e2e4,#2b363a)]',
  'bg-[light-dark(#e2ddea,#34303e)]',
  'bg-[light-dark(#efdcd3,#42312a)]',
]

/** Initials on a ground. Decorative: the name stands beside it. */
export function Avatar({ name, size = 28, className }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={clsx(
        'inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold text-ink-2',
        sizes[size],
        grounds[hash(name) % grounds.length],
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = [...(words[0] ?? '')][0] ?? '?'
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  // Numbers and handles have no initials worth showing.
  return /[\p{L}]/u.test(first) ? `${first}${last}`.toUpperCase() : '#'
}

function hash(text: string): number {
  let sum = 0
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0
  return sum
}
