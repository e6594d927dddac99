import type { Member } from './facts.ts';
import type { Answer, Met } from './criterion.ts';

/** What a condition demands of a team. The same demand answers a condition and tells the team builder who would help. */
export type Demand =
	| { kind: 'size'; least: number; most: number | null }
	| { kind: 'some'; needs: Need[] }
	| { kind: 'each'; fits: (member: Member) => Met }
	| { kind: 'distinct' };

/** At least so many persons of a sort. */
export type Need = { name: string; count: number; fits: (member: Member) => Met };

/** Answers a demand for a team; a team that is not known yet leaves it open. */
export function answerTo(demand: Demand, team: Member[] | null): Answer {
	if (team === null) return { met: 'unknown', seen: {}, members: [] };
	if (demand.kind === 'size') return answerSize(demand, distinct(team));
	if (demand.kind === 'some') return answerSome(demand.needs, distinct(team));
	if (demand.kind === 'each') return answerEach(demand.fits, distinct(team));
	return answerDistinct(team);
}

/** A person listed twice is one person. */
export const distinct = (team: readonly Member[]): Member[] => [...new Map(team.map((member) => [member.person, member])).values()];

/** How many persons surely fit a need, and how many may. */
export function countFor({ fits }: Need, team: readonly Member[]): { sure: Member[]; unsure: Member[] } {
	return { sure: team.filter((member) => fits(member) === true), unsure: team.filter((member) => fits(member) === 'unknown') };
}

function answerSize({ least, most }: { least: number; most: number | null }, team: Member[]): Answer {
	const have = team.length;
	return { met: have >= least && (most === null || have <= most), seen: { have }, members: [] };
}

function answerSome(needs: Need[], team: Member[]): Answer {
	const counted = needs.map((need) => ({ need, ...countFor(need, team) }));
	const absent = counted.filter(({ need, sure }) => sure.length < need.count);
	const hopeless = absent.some(({ need, sure, unsure }) => sure.length + unsure.length < need.count);
	const met = absent.length === 0 ? true : hopeless ? false : 'unknown';
	const concerned = met === 'unknown' ? absent.flatMap(({ unsure }) => unsure) : counted.flatMap(({ sure }) => sure);
	return {
		met,
		seen: {
			have: counted.reduce((sum, { sure }) => sum + sure.length, 0),
			unsure: counted.reduce((sum, { unsure }) => sum + unsure.length, 0),
			absent: absent.map(({ need }) => need.name)
		},
		members: keys(concerned)
	};
}

function answerEach(fits: (member: Member) => Met, team: Member[]): Answer {
	const failing = team.filter((member) => fits(member) === false);
	const unsure = team.filter((member) => fits(member) === 'unknown');
	const met = failing.length > 0 ? false : unsure.length > 0 ? 'unknown' : true;
	return { met, seen: { failing: failing.length, unsure: unsure.length }, members: keys(failing.length > 0 ? failing : unsure) };
}

function answerDistinct(team: Member[]): Answer {
	const twice = team.filter((member, place) => team.findIndex(({ person }) => person === member.person) < place);
	return { met: twice.length === 0, seen: { failing: twice.length }, members: keys(twice) };
}

const keys = (members: Member[]): string[] => [...new Set(members.map(({ person }) => person))];
