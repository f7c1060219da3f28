/** What a keyword's word may look like in a message; all folded (`foldWord`). */
export type WordForms = {
  /** Without duplicates, the word itself first. */
  forms: string[]
  /** With what a compound may begin: "klachten" of klachtenprocedure, "opzeg" of opzegtermijn. */
  stems: string[]
  /** A separable verb apart: one of `verbs`, and within a few words its `particle` ("zeg … op"). */
  apart: { verbs: string[]; particle: string } | null
}
