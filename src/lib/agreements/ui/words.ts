import { m } from '#lib/messages/messages.js';
import type { AgreementState, PartyRole } from '../state.ts';

/** What a state of an agreement, or of a version, is called (c6). */
export const stateWords: Record<AgreementState, () => string> = {
	awaiting: m.agreement_state_awaiting,
	partly_signed: m.agreement_state_partly_signed,
	in_force: m.agreement_state_in_force,
	expired: m.agreement_state_expired,
	refused: m.agreement_state_refused,
	recalled: m.agreement_state_recalled,
	ended: m.agreement_state_ended,
	terminated: m.agreement_state_terminated
};

export const partyWords: Record<PartyRole, () => string> = {
	ministry: m.agreement_party_ministry,
	school: m.agreement_party_school,
	municipality: m.agreement_party_municipality
};

export const dutyWords = { signatory: m.agreement_duty_signatory, substitute: m.agreement_duty_substitute };

/** What asks for an act draws the eye. */
export const stateKind = (state: AgreementState): 'attention' | 'information' | 'plain' =>
	state === 'expired' || state === 'refused' ? 'attention' : state === 'awaiting' || state === 'partly_signed' ? 'information' : 'plain';
