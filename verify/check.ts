import type { Check, Difference, LineState } from './difference.ts';
import { belongsTo, checks } from './difference.ts';
import type { PublicKey } from './file/key.ts';
import type { Outcome, Parts } from './file/parts.ts';
import { readParts } from './file/read.ts';
import { checkSignature } from './file/signature.ts';
import { checkInputs } from './rules/inputs.ts';
import { propose, proposedOutcomes, type Proposal } from './rules/proposal.ts';
import { checkDecisions, checkLots, checkResult } from './rules/result.ts';
import { splitLines } from './text/lines.ts';

/** What was found. Only a file with `right` is as it was signed and follows from its inputs. */
export type Report = {
	right: boolean;
	header?: Parts['header'];
	lines: LineState[];
	/** What became of each check; one that had nothing to go on was not made. */
	checks: { check: Check; state: 'right' | 'wrong' | 'not_made' }[];
	differences: Difference[];
	/** Decisions that openly depart from what the rules propose. They are allowed, and worth knowing. */
	departures: { application: string; proposed: Outcome; decided: Outcome }[];
	/** What follows from the inputs, recomputed. */
	proposal?: Proposal;
};

/** Checks a selection file (docs/selection-file.md) against a public key. Never throws, whatever the bytes are. */
export function checkSelection(bytes: Uint8Array, key: PublicKey): Report {
	const split = splitLines(bytes);
	if (!split.ok) return reportOf({ differences: [split.fault], made: ['form'] });
	const { parts, faults } = readParts(split.lines);
	const { differences: changes, states } = checkSignature(bytes, split.lines, parts.manifest, key);
	const found = { ...(parts.header ? { header: parts.header } : {}), lines: states };
	const signed = [...faults, ...changes];
	if (!isComplete(parts)) return reportOf({ ...found, differences: signed, made: ['form', 'signature'] });
	const inputs = checkInputs(parts);
	if (inputs.hopeless)
		return reportOf({ ...found, differences: [...signed, ...inputs.differences], made: ['form', 'signature', 'inputs'] });
	return reportOf({ ...found, ...recompute(parts, [...signed, ...inputs.differences]), made: [...checks] });
}

function recompute(parts: Parts, before: Difference[]): Pick<Report, 'differences' | 'departures' | 'proposal'> {
	const { rules, lots, result, applications, votes } = parts;
	const proposal = propose({ rules, applications: applications.applications, seed: lots.seed, votes: votes.votes });
	const proposed = proposedOutcomes(proposal);
	const names = applications.applications.map(({ name }) => name);
	const differences = [
		...before,
		...under('lots', checkLots(lots, names)),
		...under('ranking', checkResult(result, proposal)),
		...under('decisions', checkDecisions(result, proposal, rules.capacity))
	];
	const departures = result.decisions.flatMap(({ application, outcome, departs }) => {
		const own = proposed.get(application);
		return departs && own !== undefined && own !== outcome ? [{ application, proposed: own, decided: outcome }] : [];
	});
	return { differences, departures, proposal };
}

/** A name twice, an unknown one or a list out of order is a difference of the list where it stands. */
const under = (check: Check, differences: Difference[]): Difference[] =>
	differences.map((difference) => (belongsTo(difference) === 'inputs' ? { ...difference, check } : difference));

const isComplete = (parts: Partial<Parts>): parts is Parts =>
	(['header', 'rules', 'applications', 'lots', 'votes', 'result', 'manifest'] as const).every((name) => parts[name] !== undefined);

type Found = Partial<Report> & { differences: Difference[]; made: Check[] };

function reportOf({ made, differences, lines = [], departures = [], ...found }: Found): Report {
	const wrong = new Set(differences.map(belongsTo));
	return {
		right: differences.length === 0 && made.length === checks.length,
		lines,
		checks: checks.map((check) => ({ check, state: !made.includes(check) ? 'not_made' : wrong.has(check) ? 'wrong' : 'right' })),
		differences,
		departures,
		...found
	};
}
