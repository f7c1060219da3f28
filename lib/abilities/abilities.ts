import { z } from 'zod'

/** What this installation can do beyond plain messages, as its operator set it up. Screens offer what can be done and explain the rest. */
export const abilitiesSchema = z.object({
  /** `off`: no language model is set up. `not_local`: recordings stay on this machine, and the model is elsewhere. */
  translation: z.enum(['on', 'off', 'not_local']),
  /** `basic`: the clearly robotic voice that needs no endpoint. */
  speech: z.enum(['endpoint', 'basic', 'off']),
})
export type Abilities = z.infer<typeof abilitiesSchema>
