import type postgres from 'postgres'

/**
 * Makes drizzle's statements prepared ones. Drizzle sends everything through `unsafe` without preparing, which costs a
 * second round trip for the parameter types and a fresh plan each time; its texts are parameterised and few, so each
 * connection keeps them. Transactions and savepoints hand out clients of their own, which are wrapped too.
 */
export function prepareStatements<C extends postgres.ISql>(client: C): C {
  return new Proxy(client, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name)
      if (typeof own !== 'function') return own
      if (name === 'unsafe') {
        return (text: string, parameters: unknown[], options: object) => own.call(target, text, parameters, { ...options, prepare: true })
      }
      if (name === 'begin' || name === 'savepoint') {
        return (...args: unknown[]) =>
          own.apply(
            target,
            args.map((arg) => (isWork(arg) ? wrapWork(arg) : arg)),
          )
      }
      return own
    },
  })
}

function wrapWork(work: (...args: unknown[]) => unknown) {
  return (client: postgres.TransactionSql) => work(prepareStatements(client))
}

function isWork(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function'
}
