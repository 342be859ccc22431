/** How a right looks without its word. */
export const shapes = { all: '●', some: '◐', none: '–' } as const;

/** Beside a right that comes from another role. */
export const inheritedShape = '↑';
