import { m } from '#lib/messages/messages.js';
import type { ShownOn } from '#practices';

export const showsWords: Record<ShownOn, () => string> = {
	nobody: m.practices_picture_shows_nobody,
	adults: m.practices_picture_shows_adults,
	pupils: m.practices_picture_shows_pupils
};
