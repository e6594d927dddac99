/** So many of what was, or is done, stand on one page of a room. */
export const onPage = 50;

/** The page that is shown: the first for anything that is no page, the last for one behind it. */
export const pageWithin = (page: number, total: number): number => Math.max(1, Math.min(Math.trunc(page) || 1, Math.ceil(total / onPage)));
