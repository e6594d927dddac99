/** Whether certificates are given of what is held: of trainings, a school's or a network's; a network's meeting teaches nobody (H-13). */
export const isCertified = (kind: 'training' | 'team_training' | 'meeting'): boolean => kind !== 'meeting';

/** What an edition asks before it certifies (H-13). */
export type Asked = { least_share: number; asks_evaluation: boolean };

/** What is known of one participant. Hours are quarters of an academic hour. */
export type EntitlementFacts = {
	promised: { contact: number; consultation: number };
	attended: { contact: number; consultation: number };
	/** Null where nobody was asked to evaluate. */
	evaluation: 'asked' | 'taken' | 'declined' | null;
	/** The name as its owner wants it printed; null while they have not said. */
	name: string | null;
};

export type EntitlementFinding =
	| { key: 'share'; met: boolean; attended: number; promised: number; needed: number; percent: number; least: number }
	| { key: 'evaluation'; met: boolean; evaluation: EntitlementFacts['evaluation'] }
	| { key: 'name'; met: boolean; name: string | null };

export type Entitlement = { entitled: boolean; findings: EntitlementFinding[] };

/**
 * Whether somebody is entitled to a certificate: hours attended in the share asked of those promised (H-13, reckoned in
 * quarters without rounding), the evaluation taken or declined where the edition asks for it, the name confirmed. Every
 * condition is answered, even after one has failed.
 */
export function entitlementOf({ least_share: least, asks_evaluation }: Asked, facts: EntitlementFacts): Entitlement {
	const { evaluation, name } = facts;
	const [attended, promised] = [facts.attended, facts.promised].map(({ contact, consultation }) => contact + consultation) as [
		number,
		number
	];
	const findings: EntitlementFinding[] = [
		{
			key: 'share',
			// Nobody is certified for nothing.
			met: attended > 0 && attended * 100 >= least * promised,
			needed: Math.ceil((least * promised) / 100),
			percent: promised === 0 ? 0 : Math.floor((attended * 100) / promised),
			...{ attended, promised, least }
		},
		...(asks_evaluation ? [{ key: 'evaluation' as const, met: evaluation === 'taken' || evaluation === 'declined', evaluation }] : []),
		{ key: 'name', met: name !== null, name }
	];
	return { entitled: findings.every(({ met }) => met), findings };
}
