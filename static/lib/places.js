// Which player this tab is, by game or PIN. Stores only ids: the player tokens are in HttpOnly cookies.
/** @param {string} game */
const named = (game) => `lms.player.${game}`;

/** @param {string} game */
export function placeIn(game) {
  try {
    return sessionStorage.getItem(named(game)) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Storage may be switched off: then a tab is the newest player of its browser.
 * @param {string} game @param {string} participantId
 */
export function keepPlace(game, participantId) {
  try {
    sessionStorage.setItem(named(game), participantId);
  } catch {
    /* see above */
  }
}
