import { startTransition, useEffect, useRef, useState } from 'react'

/**
 * A value as it was before the change that is being painted; the change itself follows right after that paint. For what
 * stands around the thing that changed and can wait a frame for it.
 */
export function useAfterPaint<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
    // Whichever of several comes last, it is the latest value that is shown from then on.
    const settle = () => startTransition(() => setSettled(() => latest.current))
    // Nothing is painted in a window that nobody sees.
    if (document.visibilityState === 'hidden') return settle()
    // After a frame's own callbacks comes its painting; a task that begins there runs behind it.
    requestAnimationFrame(() => setTimeout(settle))
  }, [value])
  return settled
}
