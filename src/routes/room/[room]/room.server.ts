import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/spaces/ui/sentences.ts';
import { inLocale, type Fault, type Locale } from '#platform';
import type { RoomOf } from '#spaces/server';

/** The head of a page of a room: where it leads back to. */
export const headOf = ({ room, open }: Pick<RoomOf, 'room' | 'open'>, locale: Locale) => ({
	id: room.id,
	name: inLocale(room.name, locale),
	kind: room.kind,
	open
});

/** A refusal on the page it came from: at its fields, or as one sentence. What was typed comes back. */
export function refusedHere<Typed>(
	{ refusal, faults }: { refusal: string; faults: readonly Fault[] },
	typed: Typed,
	own: Record<string, string> = {}
) {
	if (refusal === 'not_found') error(404, refusal);
	const found: Record<string, string> = { ...errorsOf(faults), ...own };
	const errors = Object.keys(found).length > 0 ? found : { main: refusalSentence(refusal) };
	return fail(faults.length > 0 ? 422 : 409, { errors, typed });
}

/** Back to a page after an act, with what was done in its address. */
export const backTo = (path: string, done: string): never => redirect(303, `${localizeHref(path)}?done=${done}`);
