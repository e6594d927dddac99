import { newId } from '#platform';
import type { Story } from '../../support/story.ts';

/** An active network that the school has founded, with what it agreed upon: the rows are those that founding it writes. */
export async function founded(
	{ query, call }: Story,
	school: Story['schools'][0],
	secret: string
): Promise<{ network: string; membership: string }> {
	const now = new Date();
	const [network, membership] = [newId(), newId()];
	const [edition] = await query<{ id: string }>(
		'select edition.id from programmes.edition join programmes.call on call.edition_id = edition.id where call.id = $1',
		[call.id]
	);
	// Its address among the public ones is its id here, so that one word stands for it everywhere.
	await query(
		`insert into networks.network (id, edition_id, kind, number, slug, name, level, schools_least, schools_most, coordinators, experts_least, host_id, founder_id, formed_at, activated_at)
		values ($1::uuid, $2, 'founded', 1, $1::uuid::text, '{"lt": "Tinkliukas", "en": ""}', 'regional', 1, 6, 0, 0, $3, $3, $4, $4)`,
		[network, edition?.id, school.id, now]
	);
	await query(
		`insert into networks.membership (id, network_id, edition_id, kind, school_id, starts_on, joined, joined_at)
		values ($1, $2, $3, 'founded', $4, current_date - 1, 'founder', $5)`,
		[membership, network, edition?.id, school.id, now]
	);
	const rhythm = { first_on: '2027-01-13', time: '14:30', every_weeks: 4, place: 'by_turns' };
	await query(
		`insert into networks.charter (id, network_id, number, aim, rules, rhythm, written_at, written_by) values ($1, $2, 1, 'Klausti.', $3, $4, $5, $6)`,
		[newId(), network, secret, rhythm, now, school.head.id]
	);
	return { network, membership };
}
