import { m } from '#lib/messages/messages.js';
import { number } from '#lib/ui';
import type { CertificateState } from '../content.ts';
import type { EntitlementFinding } from '../entitlement.ts';

export const stateWords: Record<CertificateState, () => string> = {
	valid: () => m.certificate_state_valid(),
	revoked: () => m.certificate_state_revoked(),
	replaced: () => m.certificate_state_replaced()
};

const inHours = (quarters: number): string => number(quarters / 4);

/** „24 ak. val.: kontaktinės – 18, konsultacijų – 6“ (H-15). Kinds without hours are not told. */
export function hoursWords({ contact, consultation, independent }: { contact: number; consultation: number; independent: number }): string {
	const kinds = [
		...(contact > 0 ? [m.certificate_hours_contact({ hours: inHours(contact) })] : []),
		...(consultation > 0 ? [m.certificate_hours_consultation({ hours: inHours(consultation) })] : []),
		...(independent > 0 ? [m.certificate_hours_independent({ hours: inHours(independent) })] : [])
	];
	return m.certificate_hours({ hours: inHours(contact + consultation + independent), kinds: kinds.join(', ') });
}

/** One condition and how it stands, in a sentence with its facts. */
export function findingWords(finding: EntitlementFinding): string {
	if (finding.key === 'share') {
		const { attended, promised, needed, percent, least } = finding;
		const facts = { attended: inHours(attended), promised: inHours(promised), needed: inHours(needed), percent, least };
		return finding.met ? m.entitlement_share_met(facts) : m.entitlement_share_unmet(facts);
	}
	if (finding.key === 'evaluation')
		return finding.met
			? m.entitlement_evaluation_met()
			: finding.evaluation === null
				? m.entitlement_evaluation_none()
				: m.entitlement_evaluation_unmet();
	return finding.met ? m.entitlement_name_met() : m.entitlement_name_unmet();
}
