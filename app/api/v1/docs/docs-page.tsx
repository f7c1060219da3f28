import { errorStatus } from '@/lib/core/errors.ts'
import { docsStyle } from './docs-style.ts'
import { listOperations, type OpenApiDocument, readSchema } from './list-operations.ts'
import { OperationArticle } from './operation-article.tsx'
import { Prose } from './prose.tsx'
import { Shape } from './shape.tsx'

/** The OpenAPI document for people: one page without scripts, readable by whoever wants to know the interface. */
export function DocsPage({ document, requestsPerMinute }: { document: OpenApiDocument; requestsPerMinute: number }) {
  const baseUrl = document.servers?.[0]?.url ?? '/api/v1'
  const paths = [...listOperations(document)]
  const shapes = Object.entries(document.components?.schemas ?? {})
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${document.info.title} API`}</title>
        <style>{docsStyle}</style>
      </head>
      <body>
        <a className="skip" href="#content">
          To the content
        </a>
        <div className="frame">
          <nav aria-label="Contents">
            <h2>Basics</h2>
            <ul>
              <li>
                <a href="#authentication">Authentication</a>
              </li>
              <li>
                <a href="#errors">Errors</a>
              </li>
            </ul>
            <h2>Operations</h2>
            <ul>
              {paths.map(([path]) => (
                <li key={path}>
                  <a href={`#${pathId(path)}`}>
                    <code>{path}</code>
                  </a>
                </li>
              ))}
            </ul>
            <h2>Shapes</h2>
            <ul>
              {shapes.map(([name]) => (
                <li key={name}>
                  <a href={`#shape-${name}`}>{name}</a>
                </li>
              ))}
            </ul>
          </nav>
          <main id="content">
            <h1>{document.info.title} API</h1>
            <p>
              Version {document.info.version}, at <code>{baseUrl}</code>. For programs: <a href="/api/v1/openapi.json">openapi.json</a>.
            </p>
            <p>
              <Prose text={document.info.description ?? ''} />
            </p>
            <p className="quiet">
              In shapes, <code>?</code> marks what may be left out, <code>instant</code> is a time such as{' '}
              <code>2026-12-01T09:00:00.000Z</code>, and <code>uuid</code> an id.
            </p>
            <Authentication requestsPerMinute={requestsPerMinute} />
            <Errors />
            {paths.map(([path, operations]) => (
              <section key={path} aria-labelledby={pathId(path)}>
                <h2 id={pathId(path)} className="path">
                  {path}
                </h2>
                {operations.map((operation) => (
                  <OperationArticle key={operation.id} operation={operation} baseUrl={baseUrl} />
                ))}
              </section>
            ))}
            <section aria-labelledby="shapes">
              <h2 id="shapes">Shapes</h2>
              {shapes.map(([name, schema]) => (
                <article key={name} aria-labelledby={`shape-${name}`}>
                  <h3 id={`shape-${name}`}>{name}</h3>
                  <Shape schema={readSchema(schema) ?? {}} />
                </article>
              ))}
            </section>
          </main>
        </div>
      </body>
    </html>
  )
}

function Authentication({ requestsPerMinute }: { requestsPerMinute: number }) {
  return (
    <section aria-labelledby="authentication">
      <h2 id="authentication">Authentication</h2>
      <p>
        Send an API token with every request: <code>Authorization: Bearer mw_…</code>. An admin makes one under People, or with{' '}
        <code>npm run --silent token:create -- --name N --role agent</code>; it is shown once. Its role decides what it may do, and each
        role may do what the one below it may: agent, supervisor, admin.
      </p>
      <p>
        A token may make {requestsPerMinute} requests a minute. <code>RateLimit-Limit</code>, <code>RateLimit-Remaining</code> and{' '}
        <code>RateLimit-Reset</code> (seconds) come with every answer, <code>Retry-After</code> with a refusal.
      </p>
      <p>
        With an <code>Idempotency-Key</code> a request that sends something may be repeated: the same key and body get the first answer, the
        same key with another body gets <code>idempotency_mismatch</code>.
      </p>
    </section>
  )
}

function Errors() {
  return (
    <section aria-labelledby="errors">
      <h2 id="errors">Errors</h2>
      <p>
        Every refusal is an <a href="#shape-Error">Error</a> with one of these codes. What does not exist and what you may not see look
        alike.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(errorStatus).map(([code, status]) => (
            <tr key={code}>
              <td>
                <code>{code}</code>
              </td>
              <td>{status}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function pathId(path: string): string {
  return `path${path.replace(/[^\w]+/g, '-').replace(/-$/, '')}`
}
