/**
 * Reading request JSON the way the provider refuses it: missing → 131008, wrong JSON type or unexpected key → 100,
 * bad value or length → 131009; `details` always names the field.
 */
import { isObject, type JsonObject } from '../core/json.ts'
import { GraphError } from './graph-error.ts'

export function requireObject(parent: JsonObject, name: string, path: string): JsonObject {
  const value = parent[name]
  if (value === undefined || value === null) throw missing(path)
  if (!isObject(value)) throw new GraphError(100, `Param ${path} must be a JSON object.`)
  return value
}

export function requireList(parent: JsonObject, name: string, path: string, min: number, max: number): JsonObject[] {
  const value = parent[name]
  if (value === undefined || value === null) throw missing(path)
  if (!Array.isArray(value)) throw new GraphError(100, `Param ${path} must be an array.`)
  if (value.length < min || value.length > max) {
    throw invalid(path, `must have between ${min} and ${max} elements, not ${value.length}`)
  }
  return value.map((item, index) => {
    if (!isObject(item)) throw new GraphError(100, `Param ${path}[${index}] must be a JSON object.`)
    return item
  })
}

/** A non-empty string of at most `max` characters (code points, as a person counts them). */
export function requireText(parent: JsonObject, name: string, path: string, max: number): string {
  const value = parent[name]
  if (value === undefined || value === null || value === '') throw missing(path)
  if (typeof value !== 'string') throw new GraphError(100, `Param ${path} must be a string.`)
  if ([...value].length > max) throw invalid(path, `length must be at most ${max} characters`)
  return value
}

export function optionalText(parent: JsonObject, name: string, path: string, max: number): string | null {
  const value = parent[name]
  if (value === undefined || value === null) return null
  return requireText(parent, name, path, max)
}

export function optionalBoolean(parent: JsonObject, name: string, path: string): boolean | null {
  const value = parent[name]
  if (value === undefined || value === null) return null
  // Form-like clients send the words; Graph takes them.
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw new GraphError(100, `Param ${path} must be a boolean.`)
}

/** A number, or the digits of one, as the provider's own samples write coordinates. */
export function requireNumber(parent: JsonObject, name: string, path: string, min: number, max: number): number {
  const value = parent[name]
  if (value === undefined || value === null || value === '') throw missing(path)
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN
  if (!Number.isFinite(number)) throw new GraphError(100, `Param ${path} must be a number.`)
  if (number < min || number > max) throw invalid(path, `must be between ${min} and ${max}`)
  return number
}

export function onlyKeys(object: JsonObject, path: string, allowed: readonly string[]): void {
  for (const key of Object.keys(object)) {
    if (!allowed.includes(key)) throw new GraphError(100, `Unexpected key "${key}" on param "${path}".`)
  }
}

export function missing(path: string): GraphError {
  return new GraphError(131008, `Parameter ${path} is required.`)
}

export function invalid(path: string, why: string): GraphError {
  return new GraphError(131009, `Parameter ${path} is not valid: ${why}.`)
}
