'use client'

import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLive } from '@/components/app-shell/live-context.tsx'
import { Button } from '@/components/ui/button.tsx'
import { TextField } from '@/components/ui/field.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import type { ConversationListItem } from '@/lib/conversations/conversation-row.ts'
import { newEntryId } from '@/lib/messages/new-entry-id.client.ts'
import { fillTemplateText, type Template } from '@/lib/messages/template.ts'
import { templateFields, toTemplateParameters } from '@/lib/messages/template-fields.ts'
import { HeaderMedia } from './header-media.tsx'
import { useAttachments } from './use-attachments.ts'
import { useTemplatePrice } from './use-price-words.ts'

type TemplateFormProps = { template: Template; conversation: ConversationListItem; onBack: () => void; onSent: () => void }

/** A template's blanks, and beside them what the customer will read. Sent only when every blank is filled. */
export function TemplateForm({ template, conversation, onBack, onSent }: TemplateFormProps) {
  const t = useTranslations('templates')
  const { outbox } = useLive().session
  const price = useTemplatePrice(template, conversation)
  const fields = templateFields(template)
  const [values, setValues] = useState<Record<string, string>>(() => prefill(fields, conversation.customerName))
  const media = useAttachments()
  const needsMedia = template.header !== null && ['image', 'video', 'document'].includes(template.header.format)
  const [headerMedia] = media.uploaded
  const isComplete = fields.every((field) => (values[field.key] ?? '').trim() !== '') && (!needsMedia || headerMedia !== undefined)
  const parameters = toTemplateParameters(fields, values, headerMedia?.mediaId)
  const bodyText = fillTemplateText(template.body.text, parameters.body ?? {})
  const submit = () => {
    if (!isComplete) return
    const { name, language } = template
    outbox.send({
      conversationId: conversation.id,
      customerId: conversation.customerId,
      input: { kind: 'template', id: newEntryId(), name, language, parameters },
      shown: { text: bodyText, attachments: headerMedia ? [headerMedia] : [] },
    })
    onSent()
  }
  return (
    <div className="px-3 pt-1.5 pb-3">
      <div className="mb-2 flex items-center gap-1">
        <IconButton label={t('back')} onClick={onBack} className="-ml-1.5">
          <ArrowLeft aria-hidden className="size-4" />
        </IconButton>
        <h3 className="min-w-0 truncate font-semibold text-sm">{template.name}</h3>
        <span className="text-ink-3 text-xs uppercase">{template.language}</span>
      </div>
      <div className="grid max-h-[46dvh] gap-4 overflow-y-auto md:grid-cols-2">
        <div className="space-y-3">
          {needsMedia && template.header && <HeaderMedia format={template.header.format} media={media} />}
          {fields.map((field) => (
            <TextField
              key={field.key}
              label={t(`field.${field.part}`, { name: field.name })}
              placeholder={template.examples[field.name] ?? ''}
              value={values[field.key] ?? ''}
              dir="auto"
              required
              onChange={(event) => setValues((all) => ({ ...all, [field.key]: event.target.value }))}
              // Enter in a field belongs to the template, not to the message form around it.
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                submit()
              }}
            />
          ))}
          {fields.length === 0 && !needsMedia && <p className="text-ink-2 text-sm">{t('noFields')}</p>}
        </div>
        <Preview template={template} header={fillTemplateText(template.header?.text ?? '', parameters.header ?? {})} body={bodyText} />
      </div>
      <div className="mt-3 flex items-center justify-end gap-3">
        {price && <span className="tabular text-ink-3 text-xs">{t('price', { price })}</span>}
        <Button variant="primary" onClick={submit} disabled={!isComplete}>
          {t('send')}
        </Button>
      </div>
    </div>
  )
}

function Preview({ template, header, body }: { template: Template; header: string; body: string }) {
  const t = useTranslations('templates')
  return (
    <section aria-label={t('preview')} className="self-start rounded-xl rounded-tr-sm bg-bubble-out px-3 py-2">
      {header && <p className="font-semibold">{header}</p>}
      <p dir="auto" className="whitespace-pre-wrap break-words">
        {body}
      </p>
      {template.footer && <p className="mt-1 text-ink-3 text-sm">{template.footer}</p>}
      {template.buttons.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-1.5">
          {template.buttons.map((button) => (
            <li key={button.text} className="rounded-md border border-line-strong px-2 py-0.5 text-accent text-sm">
              {button.text}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** A blank that asks for the customer's name gets it; everything else is asked for. */
function prefill(fields: ReturnType<typeof templateFields>, customerName: string): Record<string, string> {
  const first = customerName.split(/\s+/)[0] ?? ''
  if (!/^\p{L}/u.test(first)) return {}
  return Object.fromEntries(
    fields.filter((field) => /^(first_?name|name|voornaam|naam)$/i.test(field.name)).map((field) => [field.key, first]),
  )
}
