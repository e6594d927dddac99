import { newId } from '#platform';
import type { Story } from '../../support/story.ts';
import type { Who } from './cast.ts';

/** A proposal of networks for the edition of the story, of its one school: the rows are those that the formation writes. */
export async function proposed({ query, call }: Story, school: Story['schools'][0], people: Record<Who, string>): Promise<string> {
	const now = new Date();
	const [edition] = await query<{ id: string }>(
		'select edition.id from programmes.edition join programmes.call on call.edition_id = edition.id where call.id = $1',
		[call.id]
	);
	const criteria = { distance: 'some', topic: 'some', same_type: 'none' };
	await query(
		`insert into networks.formation (edition_id, level, networks, least, most, criteria, changed_at) values ($1, 'national', 1, 1, 6, $2, $3)`,
		[edition?.id, criteria, now]
	);
	const situation = {
		networks: 1,
		least: 1,
		most: 6,
		criteria,
		wishes: [],
		schools: [
			{
				id: school.id,
				application_id: school.application,
				name: 'Pavyzdžio mokykla',
				municipality: 'Utenos rajono savivaldybė',
				type: 'gymnasium',
				type_words: { lt: 'Gimnazija', en: 'Gymnasium' },
				topic: null,
				topic_words: null,
				latitude: 55.5,
				longitude: 25.6,
				own_place: true
			}
		]
	};
	const [run, proposal] = [newId(), newId()];
	await query(
		`insert into planning.run (id, problem, about_kind, about_id, instance, asked_at, asked_by, begun_at, ended_at, outcome, result)
		values ($1, 'networks', 'edition', $2, '{}', $3, $4, $3, $3, 'stopped', '{"plan": null, "clashes": [], "fault": null}')`,
		[run, edition?.id, now, people.officer]
	);
	await query(
		`insert into networks.proposal (id, edition_id, number, how, run_id, situation, groups, objective, made_at)
		values ($1, $2, 1, 'computed', $3, $4, $5, 0, $6)`,
		[proposal, edition?.id, run, situation, JSON.stringify([{ host: school.id, members: [school.id], locked: [] }]), now]
	);
	return proposal;
}
