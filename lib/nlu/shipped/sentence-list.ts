/** Sentences written one to a line, as the lists in this folder are: easy to add to, easy to review. */
export function sentenceList(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
