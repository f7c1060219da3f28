import type { Aim } from './bench.ts'

/** One measured figure beside the one to beat. */
export type NluFigure = { set: string; figure: string; ours: number; reference: number; direction: Aim['direction'] }
