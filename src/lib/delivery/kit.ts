import { addDays, type Day } from '#platform';

/** M-19: each participant gets a hand-out pack, the school a methodical set. */
export const packs = ['handout', 'methodological'] as const;
export type Pack = (typeof packs)[number];

/** How many packs a delivery needs: one for each participant, one set for the school. */
export const quantityOf = (pack: Pack, participants: number): number => (pack === 'handout' ? participants : 1);

/** Where a kit stands. */
export const kitStages = ['not_made', 'made', 'printed', 'dispatched', 'received'] as const;
export type KitStage = (typeof kitStages)[number];

export type KitDays = { printed_on: Day | null; dispatched_on: Day | null; received_on: Day | null };

/** The furthest that a kit has come; what was printed by its school itself was never sent. */
export function stageOfKit(kit: KitDays | null): KitStage {
	if (!kit) return 'not_made';
	if (kit.received_on !== null) return 'received';
	if (kit.dispatched_on !== null) return 'dispatched';
	return kit.printed_on !== null ? 'printed' : 'made';
}

/** What is to be looked at in a kit; nothing of it forbids (M-19). */
export type KitRemark = 'not_made' | 'too_few' | 'outdated' | 'not_dispatched' | 'not_received' | 'received_less';

export type KitFacts = KitDays & { quantity: number; received: number | null };

/** So many days before the first day a kit is on its way. */
export const dispatchDays = 7;

/**
 * Remarks on a pack that the programme's terms ask for: there is none in the last week before the first day; it is for fewer than there
 * are now; something in it has a newer version and it is not printed yet; it is not on its way a week before; the training has begun
 * and nobody has said that it came; fewer came than were sent.
 */
export function kitRemarks(
	pack: Pack,
	kit: KitFacts | null,
	{ participants, outdated, first_day, today }: { participants: number; outdated: boolean; first_day: Day | null; today: Day }
): KitRemark[] {
	const near = first_day !== null && today >= addDays(first_day, -dispatchDays);
	const begun = first_day !== null && today >= first_day;
	if (!kit) return near ? ['not_made'] : [];
	const stage = stageOfKit(kit);
	const remarks: [KitRemark, boolean][] = [
		['too_few', stage !== 'received' && kit.quantity < quantityOf(pack, participants)],
		['outdated', outdated && stage === 'made'],
		['not_dispatched', near && !begun && (stage === 'made' || stage === 'printed')],
		['not_received', begun && stage !== 'received'],
		['received_less', kit.received !== null && kit.received < kit.quantity]
	];
	return remarks.flatMap(([remark, holds]) => (holds ? [remark] : []));
}
