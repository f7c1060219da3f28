import { describeLimits, describeShape } from './describe-shape.ts'
import type { Answer, Operation, Parameter } from './list-operations.ts'
import { makeCurl } from './make-example.ts'
import { Prose } from './prose.tsx'
import { Shape } from './shape.tsx'

/** One operation: what it takes, what it answers, and how to call it. */
export function OperationArticle({ operation, baseUrl }: { operation: Operation; baseUrl: string }) {
  const { id, method, path, summary, description, parameters, body, answers } = operation
  return (
    <article id={id} aria-labelledby={`${id}-title`}>
      <p className="method">
        {method} {path}
      </p>
      <h3 id={`${id}-title`}>
        <Prose text={summary} />
      </h3>
      <p className="quiet">{description}</p>
      {parameters.length > 0 && <Parameters parameters={parameters} />}
      {body && (
        <>
          <h4>Body · {body.contentType}</h4>
          <Shape schema={body.schema} />
        </>
      )}
      {answers.map((answer) => (
        <AnswerShape key={answer.status} answer={answer} />
      ))}
      <details>
        <summary>Example</summary>
        <pre>{makeCurl(baseUrl, operation)}</pre>
      </details>
    </article>
  )
}

function Parameters({ parameters }: { parameters: Parameter[] }) {
  return (
    <>
      <h4>Parameters</h4>
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">In</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map(({ name, place, isRequired, schema, description }) => (
            <tr key={`${place}-${name}`}>
              <td>
                <code>{name}</code>
                {isRequired || <span className="quiet"> optional</span>}
              </td>
              <td className="quiet">{place}</td>
              <td>
                <code>
                  {describeShape(schema)
                    .map((part) => part.text)
                    .join('')}
                </code>{' '}
                <span className="quiet">{[description, describeLimits(schema)].filter(Boolean).join(', ')}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function AnswerShape({ answer }: { answer: Answer }) {
  const { status, contentType, schema } = answer
  if (status === 'default') {
    return (
      <p className="quiet">
        Anything else is an <a href="#errors">error</a>.
      </p>
    )
  }
  return (
    <>
      <h4>Answer · {status}</h4>
      {schema && contentType ? (
        <Shape schema={schema} />
      ) : (
        <p className="quiet">{status === '204' ? 'No body.' : 'The bytes themselves.'}</p>
      )}
    </>
  )
}
