'use client'

import dynamic from 'next/dynamic'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import type { Toast } from './toast-list.tsx'

const ToastList = dynamic(() => import('./toast-list.tsx').then((module) => module.ToastList))

type ShowToast = (text: string, action?: Toast['action']) => void

const ToastContext = createContext<ShowToast>(() => {})

/** Says briefly, at the bottom, what was done; with a way back where there is one. */
export function Toaster({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([])
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const show = useCallback<ShowToast>((text, action) => {
    setToasts((all) => [...all.slice(-2), { id: (all.at(-1)?.id ?? 0) + 1, text, action }])
  }, [])
  return (
    <ToastContext value={show}>
      {children}
      {toasts.length > 0 && <ToastList toasts={toasts} onClose={close} />}
    </ToastContext>
  )
}

export function useToast(): ShowToast {
  return useContext(ToastContext)
}
