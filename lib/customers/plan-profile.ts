type Known = { profileName: string | null; username: string | null; profileAt: Date | null }

export type ProfileFacts = { name: string | null; username: string | null; at: Date }

/**
 * The profile after hearing of one: the newest webhook counts, by the provider's time, and an older one only fills what
 * is empty. The time is noted even when the name is the same, or an older webhook arriving later would count as newer.
 */
export function planProfile(known: Known, heard: ProfileFacts): Known & { isChanged: boolean; isNoted: boolean } {
  if (!heard.name && !heard.username) return { ...known, isChanged: false, isNoted: false }
  const isNewest = known.profileAt === null || heard.at >= known.profileAt
  const next = {
    profileName: isNewest || !known.profileName ? (heard.name ?? known.profileName) : known.profileName,
    username: isNewest || !known.username ? (heard.username ?? known.username) : known.username,
    profileAt: isNewest ? heard.at : known.profileAt,
  }
  const isChanged = next.profileName !== known.profileName || next.username !== known.username
  return { ...next, isChanged, isNoted: isChanged || next.profileAt?.getTime() !== known.profileAt?.getTime() }
}
