import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import type { Outcome } from '#platform';
import { readTimetable, type TimetableDesk } from '#scheduling/server';
import { allowed } from '../../../../../allowed.ts';
import { editionOf } from '../agreements/edition.server.ts';

type Asking = { locals: App.Locals; params: { programme: string; edition: string }; url: URL };

/** The edition in the address with its words, for whoever manages its programme. */
export async function editionShown(event: Asking) {
	const { id, slug, name } = await editionOf(event);
	return { id, slug, name: inLocale(name, event.locals.context.locale) };
}

/** What a page of the timetable reads; while the season has not begun it leads to where it begins. */
export function begun<Value>(outcome: Outcome<Value, string>, { locals, params, url }: Asking): Value {
	if (!outcome.ok && outcome.refusal === 'no_season')
		redirect(303, localizeHref(`/programme/${params.programme}/editions/${params.edition}/timetable/season`));
	return allowed(outcome, locals, url);
}

/** The timetable of the edition in the address, and the edition. */
export async function deskOf(event: Asking): Promise<{ edition: Awaited<ReturnType<typeof editionShown>>; desk: TimetableDesk }> {
	const edition = await editionShown(event);
	const version = event.url.searchParams.get('version') === 'published' ? ('published' as const) : undefined;
	const outcome = await readTimetable(event.locals.context, { edition_id: edition.id, ...(version && { version }) });
	return { edition, desk: begun(outcome, event) };
}
