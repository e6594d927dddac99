import {
	distinct,
	judge,
	nothingKnown,
	teamCriteria,
	type CallRules,
	type Finding,
	type Member,
	type Rule,
	type Verdict
} from '#programmes';
import { fewest, type Candidate } from './team-cover.ts';
import { bindingOn, breaks, concernsOf, type Bar } from './team-bar.ts';

/** What a team still lacks, and which of the school's people would complete it. */
export type TeamAdvice = {
	/** The conditions on the team that are not met as it stands. */
	open: Finding[];
	/** Members who cannot stay: each breaks a „must“ alone, whoever else joins. */
	leave: string[];
	/** The fewest people of the school with whom, those who cannot stay having left, the team is valid. `null`: nobody's coming helps. */
	completion: { add: string[]; outcome: Outcome } | null;
	/** Each of the school's people who is not in the team. */
	candidates: Advised[];
};
export type Advised = {
	person: string;
	/** Conditions to which the person brings the team nearer. */
	helps: string[];
	/** Conditions that the person would leave unmet or open. */
	concerns: string[];
	/** Whether the person is in some valid team. */
	completes: boolean;
};
type Outcome = 'yes' | 'review';

/**
 * Advises on a team: exact, so that it finds a completion whenever there is one and never proposes one that the rules
 * would not take. A team that needs nobody's look is preferred to one that does, and a smaller one to a larger.
 */
export function adviseTeam(call: CallRules, team: readonly Member[], staff: readonly Member[]): TeamAdvice {
	const rules = { ...call, criteria: call.criteria.filter(isAboutTeam) };
	const listed = new Set(team.map(({ person }) => person));
	const staying = distinct(team).filter((member) => !breaks(rules, member));
	const free = distinct(staff).filter(({ person }) => !listed.has(person));
	const completion = complete(rules, staying, free);
	return {
		open: judgeTeam(rules, team).findings.filter(({ met }) => met !== true),
		leave: distinct(team)
			.filter((member) => breaks(rules, member))
			.map(({ person }) => person),
		completion,
		candidates: advise(rules, staying, free, completion !== null)
	};
}

/** The fewest people who make a team valid: at best one that needs no look, else one that may be sent. */
function complete(rules: CallRules, team: Member[], free: Member[]): TeamAdvice['completion'] {
	for (const outcome of ['yes', 'review'] as const) {
		const bar = bindingOn(rules, outcome);
		if (!team.every(bar.admits)) continue;
		const chosen = fewest(bar, team, candidatesFor(rules, bar, free));
		if (chosen)
			return {
				add: chosen,
				outcome: judgeTeam(rules, [...team, ...free.filter(({ person }) => chosen.includes(person))]).outcome as Outcome
			};
	}
	return null;
}

function candidatesFor(rules: CallRules, bar: Bar, free: Member[]): Candidate[] {
	return free.filter(bar.admits).map((member) => ({ member, concerns: concernsOf(rules, member).length }));
}

function advise(rules: CallRules, team: Member[], free: Member[], possible: boolean): Advised[] {
	const bar = bindingOn(rules, 'review');
	const needed = bindingOn(rules, 'yes').needs.filter(({ need, fits }) => team.filter(fits).length < need);
	const judged = judgeTeam(rules, team);
	const tooFew = judged.findings.filter(
		(finding) => finding.criterion === 'team_size_between' && Number(finding.seen.have) < finding.params.least
	);
	const known = new Map<string, boolean>();
	return free.map((member) => {
		const kind = bar.kindOf(member);
		if (!known.has(kind)) known.set(kind, possible && isInSomeTeam(rules, bar, team, free, member));
		return {
			person: member.person,
			helps: [...new Set([...needed.filter(({ fits }) => fits(member)).map(({ rule }) => rule), ...tooFew.map(({ id }) => id)])],
			concerns: concernsOf(rules, member),
			completes: known.get(kind) === true
		};
	});
}

function isInSomeTeam(rules: CallRules, bar: Bar, team: Member[], free: Member[], member: Member): boolean {
	if (!bar.admits(member)) return false;
	const others = free.filter(({ person }) => person !== member.person);
	return fewest(bar, [...team, member], candidatesFor(rules, bar, others)) !== null;
}

const isAboutTeam = ({ criterion, severity }: Rule): boolean => criterion in teamCriteria && (severity === 'refuse' || severity === 'flag');
const judgeTeam = (rules: CallRules, team: readonly Member[]): Verdict => judge(rules, { ...nothingKnown, team: [...team] });
