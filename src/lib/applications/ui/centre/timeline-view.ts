import { eventTitle } from '#lib/ui/event-title.ts';
import type { Happening } from '#lib/ui/types.ts';

type Told = { name: string; happened_at: Date; particulars: Record<string, unknown>; by: string | null };

/** What has happened, each with the heading that a person would write. Made when it is read, from the name and the values. */
export const timelineView = (told: readonly Told[]): Happening[] =>
	told.map(({ name, happened_at, particulars, by }) => ({ at: happened_at, title: eventTitle(name, particulars), by: by ?? undefined }));
