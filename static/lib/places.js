// Which player this tab is, by game or PIN: ids alone; what proves it is in cookies that no script reads.
const named = (game) => `lms.player.${game}`;

export function placeIn(game) {
  try {
    return sessionStorage.getItem(named(game)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Storage may be switched off: then a tab is the newest player of its browser. */
export function keepPlace(game, participantId) {
  try {
    sessionStorage.setItem(named(game), participantId);
  } catch {
    /* see above */
  }
}
