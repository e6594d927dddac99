import type { PartyRole } from '../state.ts';
import type { Template } from '../template.ts';
import { training } from './training.ts';
import { tripartite } from './tripartite.ts';

/**
 * The template that an edition begins with: of networks the tripartite one, of trainings in one school the other; without
 * the duties of parties that do not sign.
 */
export function templateFor(grouping: 'networks' | 'single_school', parties: readonly PartyRole[]): Template {
	const whole = grouping === 'networks' ? tripartite : training;
	return { ...whole, obligations: whole.obligations.filter(({ party }) => parties.includes(party)) };
}
