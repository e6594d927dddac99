import type { Day } from '#platform';
import { agreementParties } from '#programmes';

export const partyRoles = agreementParties;
export type PartyRole = (typeof partyRoles)[number];
export const isPartyRole = (text: unknown): text is PartyRole => partyRoles.some((role) => role === text);

export const signOrders = ['parallel', 'in_order'] as const;
export type SignOrder = (typeof signOrders)[number];

/** A party's signature on a text: `valid` when verified or checked, `unchecked` while a paper waits for its second reader. */
export type SignatureFact = { party: PartyRole; standing: 'valid' | 'unchecked' };

/** What is known of one version of the text. */
export type TextFacts = {
	number: number;
	/** The last day on which it may be signed. */
	sign_by: Day;
	recalled: boolean;
	refused: boolean;
	in_force: boolean;
	signatures: readonly SignatureFact[];
};

/** What is known of an agreement; its texts in the order of their numbers. */
export type AgreementFacts = {
	parties: readonly { role: PartyRole; place: number }[];
	sign_order: SignOrder;
	ends_on: Day;
	texts: readonly TextFacts[];
	terminated_on: Day | null;
};

export const textStates = ['awaiting', 'partly_signed', 'in_force', 'expired', 'refused', 'recalled'] as const;
export type TextState = (typeof textStates)[number];

export const agreementStates = [...textStates, 'ended', 'terminated'] as const;
export type AgreementState = (typeof agreementStates)[number];

/** In what state a version of the text is on a day (c6). Only a text that has come into force is in force. */
export function stateOfText(text: TextFacts, today: Day): TextState {
	if (text.in_force) return 'in_force';
	if (text.recalled) return 'recalled';
	if (text.refused) return 'refused';
	if (today > text.sign_by) return 'expired';
	return text.signatures.length > 0 ? 'partly_signed' : 'awaiting';
}

/** The state of an agreement: what is in force stays so while a change of it waits for signatures. */
export function stateOf(facts: AgreementFacts, today: Day): AgreementState {
	if (facts.terminated_on !== null && facts.terminated_on <= today) return 'terminated';
	if (facts.texts.some(({ in_force }) => in_force)) return facts.ends_on < today ? 'ended' : 'in_force';
	const last = facts.texts.at(-1);
	return last ? stateOfText(last, today) : 'recalled';
}

/** The version whose words bind the parties; none before everybody has signed one. */
export const textInForce = <Text extends TextFacts>(texts: readonly Text[]): Text | undefined => texts.findLast(({ in_force }) => in_force);

/** The version that waits for signatures on a day. */
export function waitingText(facts: AgreementFacts, today: Day): TextFacts | undefined {
	const last = facts.texts.at(-1);
	return last && isOpen(stateOfText(last, today)) ? last : undefined;
}

/** Whether every party has a valid signature on this very version (B-12, D-03). */
export const signedByAll = ({ parties }: Pick<AgreementFacts, 'parties'>, { signatures }: Pick<TextFacts, 'signatures'>): boolean =>
	parties.length >= 2 && parties.every(({ role }) => signatures.some(({ party, standing }) => party === role && standing === 'valid'));

/** Whose turn it is: everybody who has not signed, or in order the first of them, once the paper of the one before is checked. */
export function nextParties(facts: AgreementFacts, today: Day): PartyRole[] {
	const text = waitingText(facts, today);
	if (!text || facts.terminated_on !== null) return [];
	const unsigned = unsignedParties(facts, text);
	if (facts.sign_order === 'parallel') return unsigned;
	const [first] = unsigned;
	return first && text.signatures.every(({ standing }) => standing === 'valid') ? [first] : [];
}

/** The parties that have not signed a version, in their order. */
export const unsignedParties = ({ parties }: Pick<AgreementFacts, 'parties'>, { signatures }: Pick<TextFacts, 'signatures'>): PartyRole[] =>
	[...parties]
		.sort((one, other) => one.place - other.place)
		.map(({ role }) => role)
		.filter((role) => !signatures.some(({ party }) => party === role));

export type Act = { kind: 'sign' | 'refuse'; party: PartyRole } | { kind: 'check' | 'amend' | 'recall' | 'prolong' | 'terminate' };

export type ActRefusal =
	| 'agreement_terminated'
	| 'agreement_ended'
	| 'nothing_waits'
	| 'signing_refused'
	| 'signing_expired'
	| 'already_signed'
	| 'not_your_turn'
	| 'text_waits'
	| 'not_in_force';

/** Whether an act is possible on a day, by whomever: null, or why not. Who may do it is asked apart. */
export function mayAct(facts: AgreementFacts, act: Act, today: Day): ActRefusal | null {
	if (facts.terminated_on !== null) return 'agreement_terminated';
	if (stateOf(facts, today) === 'ended') return 'agreement_ended';
	const last = facts.texts.at(-1);
	const state = last ? stateOfText(last, today) : 'recalled';
	if (!('party' in act)) return act.kind === 'terminate' ? mayTerminate(facts, today) : mayHandle(act.kind, state);
	if (!last || !isOpen(state)) return whyClosed(state);
	if (last.signatures.some(({ party }) => party === act.party)) return 'already_signed';
	return act.kind === 'refuse' || nextParties(facts, today).includes(act.party) ? null : 'not_your_turn';
}

const mayTerminate = (facts: AgreementFacts, today: Day): ActRefusal | null =>
	stateOf(facts, today) === 'in_force' ? null : 'not_in_force';

/** What the centre does with the newest text: change, check, take back, give more time. */
function mayHandle(kind: 'check' | 'amend' | 'recall' | 'prolong', state: TextState): ActRefusal | null {
	if (kind === 'amend') return isOpen(state) ? 'text_waits' : null;
	return isOpen(state) || state === 'expired' || (kind === 'recall' && state === 'refused') ? null : whyClosed(state);
}

const isOpen = (state: TextState): boolean => state === 'awaiting' || state === 'partly_signed';

const whyClosed = (state: TextState): ActRefusal =>
	state === 'refused' ? 'signing_refused' : state === 'expired' ? 'signing_expired' : 'nothing_waits';
