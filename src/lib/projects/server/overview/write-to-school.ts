import { dayOf, done, prose, refused, type Outcome } from '#platform';
import { record, writeMail, type Context } from '#platform/server';
import { holdersOf, personById, siteAddress } from '#people/server';
import { lengthFault } from '../../text.ts';
import { wordOfEncouragement } from './mails/encouragement.ts';
import { looksAfter, networkFor } from './network-side.ts';
import { readNetworkProgress } from './read-progress.ts';

export type WriteToSchoolRefusal = 'not_found' | 'not_yours' | 'written_today' | 'letter_faulty';

/**
 * Whoever looks after a network writes to one of its schools: what the page suggests, in their own words. It goes to those who speak for
 * the school, once a day at most; where there is a project, a reply becomes a note of it.
 */
export async function writeToSchool(
	context: Context,
	{ network_id, school_id, body }: { network_id: string; school_id: string; body: string }
): Promise<Outcome<{ letters: number }, WriteToSchoolRefusal>> {
	const progress = await readNetworkProgress(context, network_id);
	if (!progress.ok) return progress;
	const school = progress.value.schools.find((one) => one.school_id === school_id);
	if (!school || !progress.value.open) return refused('not_found');
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const found = await networkFor(trx, context, network_id);
		if (!found.ok || actor.kind !== 'person' || !looksAfter(found.value.side)) return refused('not_found');
		const words = prose(body);
		const faults = lengthFault('body', words, { least: 10, most: 3000, missing: 'letter_body' });
		if (faults.length > 0) return refused('letter_faulty', faults);
		const today = dayOf(now);
		const author = await personById(trx, actor.id);
		const team = await holdersOf(trx, school_id, ['school_head', 'school_coordinator', 'team_member'], today);
		const readers = [...new Map(team.filter(({ kind }) => kind !== 'team_member').map((one) => [one.person_id, one])).values()];
		const path = school.project_id ? `/project/${school.project_id}` : `/school/${school_id}/projects`;
		let letters = 0;
		for (const { person_id, email, locale } of readers) {
			if (email === null) continue;
			const letter = wordOfEncouragement[locale]({
				author: author?.name ?? '',
				network: found.value.network.name[locale],
				body: words,
				answerable: school.project_id !== null,
				address: siteAddress(path, locale)
			});
			const reply = school.project_id ? { reply: { purpose: 'projects.note', subject_id: school.project_id } } : {};
			const to = { email, locale, person_id };
			if (await writeMail(trx, now, 'school_encouraged', to, { ...letter, ...reply }, `encouraged:${network_id}:${today}:${person_id}`))
				letters += 1;
		}
		if (letters === 0) return refused('written_today');
		await record(trx, context, {
			name: 'school.encouraged',
			// Other schools of the network do not hear of it.
			subject: { kind: 'school', id: school_id },
			particulars: { school: school.school }
		});
		return done({ letters });
	});
}
