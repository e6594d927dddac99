import { agreementStates, partyRoles } from '#agreements';
import { resource } from '../door.ts';
import { day, fields, id, instant, listOf, oneOf, orNull, said, text, truth, whole } from '../schema.ts';

const agreementState = oneOf(agreementStates);
const party = oneOf(partyRoles);
export const Agreement = resource(
	'Agreement',
	fields({
		id,
		number: text,
		school: text,
		state: agreementState,
		sign_by: day,
		amending: truth,
		parties: listOf(
			fields({ role: party, organisation: text, state: oneOf(['signed', 'unchecked', 'refused', 'waiting']), signed_on: orNull(day) })
		)
	})
);

export const AgreementFile = resource(
	'AgreementFile',
	fields({
		id,
		number: text,
		edition_id: id,
		application_id: id,
		school_id: id,
		school: text,
		state: agreementState,
		ends_on: day,
		made_at: instant,
		parties: listOf(fields({ role: party, organisation_id: id, organisation: text })),
		next: said(listOf(party), 'Who can sign now'),
		binding: said(orNull(whole), 'The number of the text that binds'),
		texts: listOf(
			fields({
				number: whole,
				state: text,
				sign_by: day,
				made_at: instant,
				text_sha256: text,
				pdf_sha256: text,
				signatures: listOf(fields({ party, route: oneOf(['electronic', 'paper']), signer_name: text, signed_on: day, valid: truth }))
			})
		)
	})
);
