import { m } from '#lib/messages/messages.js';
import type { Fault } from '#platform';

/** The sentences of faults and refusals, by key. Written out, so that every one is known to be said. For the server's side of pages. */
const sentences: Record<string, () => string> = {
	people_email_missing: m.people_email_missing,
	people_email_same: m.people_email_same,
	people_email_wrong: m.people_email_wrong,
	people_name_has_emoji: m.people_name_has_emoji,
	people_name_has_signs: m.people_name_has_signs,
	people_name_missing: m.people_name_missing,
	people_name_too_long: m.people_name_too_long,
	people_erasure_reason_short: m.people_erasure_reason_short,
	people_password_missing: m.people_password_missing,
	people_password_present_wrong: m.people_password_present_wrong,
	people_password_too_long: m.people_password_too_long,
	people_password_too_plain: m.people_password_too_plain,
	people_password_too_short: m.people_password_too_short,
	people_phone_wrong: m.people_phone_wrong,
	people_token_days_wrong: m.people_token_days_wrong,
	people_token_name_long: m.people_token_name_long,
	people_token_name_missing: m.people_token_name_missing,
	people_webhook_address_wrong: m.people_webhook_address_wrong,
	people_webhook_kinds_missing: m.people_webhook_kinds_missing,
	people_organisation_none: m.people_organisation_none,
	people_organisation_several: m.people_organisation_several,
	people_retention_months_wrong: m.people_retention_months_wrong,
	people_retention_reason_short: m.people_retention_reason_short,
	people_role_missing: m.people_role_missing,
	refusal_people_already_ended: m.refusal_people_already_ended,
	refusal_people_already_in_role: m.refusal_people_already_in_role,
	refusal_people_already_invited: m.refusal_people_already_invited,
	refusal_people_faulty: m.refusal_people_faulty,
	refusal_people_invitation_answered: m.refusal_people_invitation_answered,
	refusal_people_invitation_unknown: m.refusal_people_invitation_unknown,
	refusal_people_not_yours: m.refusal_people_not_yours,
	refusal_people_period_wrong: m.refusal_people_period_wrong,
	refusal_people_role_does_not_fit: m.refusal_people_role_does_not_fit,
	refusal_people_role_overlaps: m.refusal_people_role_overlaps,
	refusal_people_too_many_invitations: m.refusal_people_too_many_invitations,
	refusal_people_already_asked: m.refusal_people_already_asked,
	refusal_people_duties_left: m.refusal_people_duties_left,
	refusal_people_erasure_answered: m.refusal_people_erasure_answered,
	refusal_people_own_request: m.refusal_people_own_request,
	refusal_people_sign_in_again: m.refusal_people_sign_in_again,
	refusal_people_has_no_term: m.refusal_people_has_no_term,
	refusal_people_unknown_class: m.refusal_people_unknown_class,
	refusal_people_unknown_erasure: m.refusal_people_unknown_erasure,
	refusal_people_unknown_organisation: m.refusal_people_unknown_organisation,
	refusal_people_unknown_person_or_organisation: m.refusal_people_unknown_person_or_organisation,
	refusal_people_too_many_tokens: m.refusal_people_too_many_tokens,
	refusal_people_too_many_webhooks: m.refusal_people_too_many_webhooks,
	refusal_people_unknown_webhook: m.refusal_people_unknown_webhook,
	refusal_people_too_often: m.refusal_people_too_often,
	refusal_people_unknown_token: m.refusal_people_unknown_token,
	refusal_people_unknown_role: m.refusal_people_unknown_role,
	sign_in_code_wrong: m.sign_in_code_wrong,
	sign_in_openid_failed: m.sign_in_openid_failed,
	sign_in_openid_unproven: m.sign_in_openid_unproven,
	sign_in_password_needed: m.sign_in_password_needed,
	sign_in_password_wrong: m.sign_in_password_wrong,
	sign_in_too_many_tries: m.sign_in_too_many_tries
};

/** Whether a key, as an address may bring it, is that of a sentence. */
export const isSentence = (key: string): boolean => Object.hasOwn(sentences, key);

/** The sentence of a key in the reader's language. */
export const sentence = (key: string): string => sentences[key]?.() ?? key;

/** The faults of a form by their fields, each as a sentence. */
export const errorsOf = (faults: readonly Fault[]): Record<string, string> =>
	Object.fromEntries(faults.map(({ field, key }) => [field, sentence(key)]));

/** The sentence of a use case's refusal. */
export const refusalSentence = (refusal: string): string => sentence(`refusal_people_${refusal}`);
