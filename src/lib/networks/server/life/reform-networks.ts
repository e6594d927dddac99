import { addDays, dayInWords, dayOf, done, isDay, newId, refused, type Day, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import type { Measured } from '../../measure.ts';
import { fillingOf, moved, type Move } from '../../reform.ts';
import { standingOf, type EditionStanding } from './edition-situation.ts';
import { moveHost } from './leave-network.ts';
import { schoolJoined, schoolLeft } from './mails/schools.ts';
import { belongsFrom, counts, lockEdition, membershipsOf, networkById, type MemberRecord, type NetworkRecord } from './network-record.ts';
import { sideOf } from './side.ts';
import { aboutNetwork, readersOf, subjectsOf, tell, voicesOf, type Reader } from './tell.ts';
import { dayTold, readReason } from './words.ts';

export type ReformNetworks = { network_id: string; moves: readonly Move[]; from_on: string; reason: string; seen: number };
export type ReformRefusal =
	'not_found' | 'network_closed' | 'nothing_to_move' | 'school_not_free' | 'network_full' | 'seen_otherwise' | 'reform_faulty';

/**
 * Fills a place of a network from a day on: a school with a confirmed place that is in no network comes in, or schools move
 * between networks of the edition. The centre decides it, having seen what it costs (`seen`, in points of the criteria): when
 * that has changed meanwhile, nothing happens. Refused where a network would have more schools than it takes (B-02) on any
 * day, and where a school would be in two networks.
 */
export function reformNetworks(
	context: Context,
	input: ReformNetworks
): Promise<Outcome<{ cost: Measured; short: string[] }, ReformRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const asked = await networkById(trx, input.network_id);
		if (!asked || asked.kind !== 'formed' || !(await sideOf(trx, context, asked))?.centre) return refused('not_found');
		await lockEdition(trx, asked.edition_id);
		const edition = await standingOf(trx, context, asked.edition_id);
		if (!edition.networks.some(({ id }) => id === asked.id)) return refused('network_closed');
		const { moves, from_on } = input;
		if (moves.length === 0 || moves.length > 20) return refused('nothing_to_move');
		if (!moves.every((move) => isFree(edition, move, moves))) return refused('school_not_free');
		const { reason, faults } = moves.some(({ from }) => from !== null) ? readReason(input.reason) : { reason: '', faults: [] };
		const all = [...fromFaults(from_on, edition, moves, dayOf(context.now)), ...faults];
		if (all.length > 0) return refused('reform_faulty', all);
		const present = await membershipsOf(
			trx,
			edition.networks.map(({ id }) => id),
			dayOf(context.now)
		);
		if (edition.standing.some((one) => tooMany(present, moves, one.network_id, one.most, from_on))) return refused('network_full');
		const filling = fillingOf(edition.situation, edition.standing, moves);
		// What cannot be read was not seen either.
		if (!(Math.abs(filling.cost.points - input.seen) <= 0.005)) return refused('seen_otherwise');

		for (const move of moves) if (move.from !== null) await endOne(trx, context, edition, move, from_on, reason);
		for (const move of moves) await joinOne(trx, context, edition, move, from_on);
		await settleHosts(trx, context, edition, moves);
		return done({ cost: filling.cost, short: filling.short });
	});
}

/** A newcomer is in no network; whoever moves is in the network from which they move, and moves once. */
function isFree({ standing, newcomers }: EditionStanding, { school_id, from, to }: Move, moves: readonly Move[]): boolean {
	const there = standing.some(({ network_id }) => network_id === to);
	const once = moves.filter((one) => one.school_id === school_id).length === 1;
	const here =
		from === null
			? newcomers.includes(school_id)
			: from !== to && standing.some(({ network_id, members }) => network_id === from && members.includes(school_id));
	return there && once && here;
}

function fromFaults(from: string, { members, networks }: EditionStanding, moves: readonly Move[], today: Day): Fault[] {
	if (!isDay(from)) return [{ field: 'from_on', key: 'fault_day' }];
	const moving = members.filter((one) => moves.some((move) => move.from === one.network_id && move.school_id === one.school_id));
	if (from < today || moving.some(({ starts_on }) => starts_on >= from)) return [{ field: 'from_on', key: 'fault_day_too_early' }];
	return networks.some(({ edition }) => from > edition.ends_on) ? [{ field: 'from_on', key: 'fault_day_too_late' }] : [];
}

/** Whether a network would have too many on the first day: who is leaving later still takes a place until then. */
function tooMany(present: readonly MemberRecord[], moves: readonly Move[], network_id: string, most: number, from: Day): boolean {
	if (!moves.some(({ to }) => to === network_id)) return false;
	const members = present.filter((one) => one.network_id === network_id && belongsFrom(one, from)).map(({ school_id }) => school_id);
	return moved({ network_id, host: '', least: 0, most, members }, moves).members.length > most;
}

async function endOne(trx: Trx, context: Context, edition: EditionStanding, move: Move, from: Day, reason: string): Promise<void> {
	const [network, member] = [networkIn(edition, move.from), memberIn(edition, move)];
	if (!network || !member) return;
	const last = addDays(from, -1);
	const readers = await readersOf(trx, context, network);
	await trx
		.updateTable('networks.membership')
		.set({ ends_on: last, left_at: context.now, left_by: context.actor.id, left_why: reason })
		.where('id', '=', member.id)
		.execute();
	await record(trx, context, {
		name: 'network.school_left',
		...subjectsOf(network, member.school_id),
		particulars: { network: network.name, school: member.school, until: dayTold(last), reason }
	});
	await tell(trx, context, readers, 'school-left', `network.school_left:${member.id}`, (locale) =>
		schoolLeft[locale]({ ...aboutNetwork(network, locale), school: member.school, until: dayInWords(last, locale), why: reason })
	);
}

async function joinOne(trx: Trx, context: Context, edition: EditionStanding, move: Move, from: Day): Promise<void> {
	const network = networkIn(edition, move.to);
	const school = edition.situation.schools.find(({ id }) => id === move.school_id);
	if (!network || !school) return;
	const id = newId();
	await trx
		.insertInto('networks.membership')
		.values({
			id,
			network_id: network.id,
			edition_id: network.edition_id,
			kind: network.kind,
			school_id: school.id,
			application_id: school.application_id || null,
			starts_on: from,
			joined: move.from === null ? 'reserve' : 'moved',
			joined_at: context.now,
			joined_by: context.actor.id
		})
		.execute();
	await record(trx, context, {
		name: 'network.school_joined',
		...subjectsOf(network, school.id),
		particulars: { network: network.name, school: school.name, from: dayTold(from) }
	});
	const readers: Reader[] = [...(await readersOf(trx, context, network)), ...(await voicesOf(trx, context, school.id))];
	await tell(trx, context, readers, 'school-joined', `network.school_joined:${id}`, (locale) =>
		schoolJoined[locale]({ ...aboutNetwork(network, locale), school: school.name, from: dayInWords(from, locale) })
	);
}

async function settleHosts(trx: Trx, { now }: Context, { networks }: EditionStanding, moves: readonly Move[]): Promise<void> {
	for (const network of networks.filter(({ id }) => moves.some(({ from, to }) => from === id || to === id))) {
		const members = await membershipsOf(trx, [network.id], dayOf(now));
		await moveHost(
			trx,
			network,
			members.filter((one) => counts(one, dayOf(now)))
		);
	}
}

const networkIn = ({ networks }: EditionStanding, id: string | null): NetworkRecord | undefined => networks.find((one) => one.id === id);
const memberIn = ({ members }: EditionStanding, { school_id, from }: Move): MemberRecord | undefined =>
	members.find((one) => one.network_id === from && one.school_id === school_id);
