import { leftInWords, momentInZone, whenInWords } from '#lib/programmes/ui/deadline.ts';
import { inLocale } from '#platform';
import { countApplications } from '#applications/server';
import { phaseOf } from '#programmes';
import { readCallHistory } from '#programmes/server';
import { eventTitle } from '#lib/ui/event-title.ts';
import { deskOf } from '../../../desk.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { call, versions, questions, lateCodes } = await deskOf(event);
	const { locale, now } = event.locals.context;
	const timed = { ...call, phase: phaseOf(call, now) };
	const history = await readCallHistory(event.locals.context, call.id);
	return {
		history: history.map(({ name, happened_at, particulars, by }) => ({
			at: happened_at,
			title: eventTitle(name, particulars),
			by: by ?? undefined
		})),
		summary: inLocale(call.summary, locale),
		edition: inLocale(call.edition.name, locale),
		when: whenInWords(timed, locale),
		left: leftInWords(timed, now, locale),
		facts: {
			opens: momentInZone(call.opens_at, locale),
			closes: momentInZone(call.closes_at, locale),
			capacity: call.capacity,
			categories_on: call.categories_on,
			pupils_as_of: call.pupils_as_of,
			contact: [call.contact.name, call.contact.email, call.contact.phone].filter(Boolean)
		},
		rules: {
			inForce: versions.find(({ published_at }) => published_at !== null)?.version ?? null,
			draft: versions.find(({ published_at }) => published_at === null)?.version ?? null
		},
		unanswered: questions.filter(({ answer, hidden_at }) => answer === null && hidden_at === null).length,
		answered: questions.filter(({ answer }) => answer !== null).length,
		lateCodes: lateCodes.length,
		applications: (await countApplications(event.locals.context, [call.id])).get(call.id) ?? { sent: 0, waiting: 0 }
	};
};
