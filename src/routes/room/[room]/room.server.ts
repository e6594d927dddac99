import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import * as sentences from '#lib/spaces/ui/sentences.ts';
import { inLocale, type Locale } from '#platform';
import type { RoomOf } from '#spaces/server';
import { refusedIn, type Refusal } from '../../refused.server.ts';

/** The head of a page of a room: where it leads back to. */
export const headOf = ({ room, open }: Pick<RoomOf, 'room' | 'open'>, locale: Locale) => ({
	id: room.id,
	name: inLocale(room.name, locale),
	kind: room.kind,
	open
});

/** A refusal on the page it came from: at its fields, or as one sentence. What was typed comes back. */
export function refusedHere<Typed>(refusal: Refusal, typed: Typed, own: Record<string, string> = {}) {
	const { status, errors } = refusedIn(sentences, refusal, own);
	return fail(status, { errors, typed });
}

/** Back to a page after an act, with what was done in its address. */
export const backTo = (path: string, done: string): never => redirect(303, `${localizeHref(path)}?done=${done}`);
