/* Runs in the browser: counts frames and what changes on the tiles, and notes in the frame behind it when a tile turns. */
globalThis.watchTiles = ({ seconds, selector }) => {
  const turns = [];
  let updates = 0;
  let frames = 0;
  const note = (element) => {
    const machine = /Machine\d+/.exec(element.closest(selector)?.textContent ?? '')?.[0] ?? '';
    const state = element.getAttribute('data-state') === 'running' ? 'running' : 'stopped';
    requestAnimationFrame(() => turns.push({ machine, state, atMs: Date.now() }));
  };
  const observer = new MutationObserver((records) => {
    const tiles = new Set();
    for (const { target, type } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const tile = element?.closest(selector);
      if (tile === null || tile === undefined) continue;
      tiles.add(tile);
      if (type === 'attributes') note(element);
    }
    updates += tiles.size;
  });
  return new Promise((resolve) => {
    requestAnimationFrame((startedAt) => {
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: ['data-state'],
      });
      const next = (now) => {
        frames += 1;
        if (now - startedAt < seconds * 1_000) {
          requestAnimationFrame(next);
          return;
        }
        observer.disconnect();
        resolve({ seconds: (now - startedAt) / 1_000, frames, updates, turns });
      };
      requestAnimationFrame(next);
    });
  });
};
