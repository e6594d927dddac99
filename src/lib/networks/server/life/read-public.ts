import { dayOf, done, refused, type Outcome, type Text } from '#platform';
import { through, type Context } from '#platform/server';
import { dutiesWhere, isStanding } from './duty-record.ts';
import { belongsOn, membershipsOf, networksWhere, type MemberRecord, type NetworkRecord } from './network-record.ts';

/** What everybody may know of an active network: its schools, its problem, who leads it. No addresses of persons. */
export type PublicNetwork = {
	slug: string;
	name: Text;
	kind: NetworkRecord['kind'];
	number: number;
	level: NetworkRecord['level'];
	problem: Text | null;
	host_id: string;
	edition: { id: string; name: Text; programme: Text };
	activated_at: Date | null;
	schools: PublicSchool[];
};
export type PublicSchool = Pick<MemberRecord, 'school_id' | 'school' | 'municipality' | 'latitude' | 'longitude'>;

/** All active networks with their schools of today, in three questions however many there are. */
export function readPublicNetworks({ db, now }: Context): Promise<PublicNetwork[]> {
	return db.transaction().execute(async (trx) => {
		const networks = await networksWhere(trx, { active: true });
		const members = await membershipsOf(
			trx,
			networks.map(({ id }) => id),
			dayOf(now)
		);
		return networks.map((network) => shown(network, members, now));
	});
}

export type PublicNetworkPage = PublicNetwork & {
	coordinators: string[];
	experts: string[];
	aim: string | null;
	inherits: { slug: string; name: Text } | null;
};

/** One active network, with the names of those who lead and advise it and the aim of its charter. */
export function readPublicNetwork({ db, now }: Context, slug: string): Promise<Outcome<PublicNetworkPage, 'not_found'>> {
	return db.transaction().execute(async (trx) => {
		const [network] = /^[a-z0-9-]{2,80}$/.test(slug) ? await networksWhere(trx, { slug, active: true }) : [];
		if (!network) return refused('not_found');
		const people = (await through(trx, 'published', () => dutiesWhere(trx, { networks: [network.id] }))).filter(isStanding);
		const named = (duty: string): string[] =>
			people
				.filter((one) => one.duty === duty)
				.map(({ name }) => name)
				.toSorted((one, other) => one.localeCompare(other, 'lt'));
		const charter = await trx
			.selectFrom('networks.charter')
			.select('aim')
			.where('network_id', '=', network.id)
			.orderBy('number', 'desc')
			.limit(1)
			.executeTakeFirst();
		const [parent] = network.inherits_id === null ? [] : await networksWhere(trx, { ids: [network.inherits_id], active: true });
		return done({
			...shown(network, await membershipsOf(trx, [network.id], dayOf(now)), now),
			coordinators: named('coordinator'),
			experts: named('expert'),
			aim: charter?.aim ?? null,
			inherits: parent ? { slug: parent.slug, name: parent.name } : null
		});
	});
}

const shown = (network: NetworkRecord, members: readonly MemberRecord[], now: Date): PublicNetwork => ({
	slug: network.slug,
	name: network.name,
	kind: network.kind,
	number: network.number,
	level: network.level,
	problem: network.topic_words,
	host_id: network.host_id,
	edition: { id: network.edition_id, name: network.edition.name, programme: network.programme.name },
	activated_at: network.activated_at,
	schools: members
		.filter((one) => one.network_id === network.id && belongsOn(one, dayOf(now)))
		.map(({ school_id, school, municipality, latitude, longitude }) => ({ school_id, school, municipality, latitude, longitude }))
});
