import { sentence } from '#lib/people/ui/sentences.ts';
import { isRoleKind, type RoleKind } from '#people';
import { chooseOrganisation, type Choice } from '#people/server';
import { text } from '../../(account)/browser.ts';

export type Errors = Record<string, string>;
type Values = { kind: string; organisation: string; organisation_id: string };

/** What a form says of a role: which, and in which organisation; or what is to be mended, with the organisations to choose from. */
export type RoleForm =
	| { values: Values; matches: Choice['matches']; errors: Errors }
	| { values: Values; kind: RoleKind; organisation: NonNullable<Choice['organisation']>; errors?: undefined };

export async function readRoleForm({ context }: App.Locals, form: FormData): Promise<RoleForm> {
	const values = { kind: text(form, 'kind'), organisation: text(form, 'organisation'), organisation_id: text(form, 'organisation_id') };
	const { kind } = values;
	if (!isRoleKind(kind)) return { values, matches: [], errors: { kind: sentence('people_role_missing') } };
	const { organisation, matches } = await chooseOrganisation(context, {
		typed: values.organisation,
		chosen: values.organisation_id,
		kind
	});
	if (organisation) return { values, kind, organisation };
	return {
		values,
		matches,
		errors:
			matches.length > 0
				? { organisation_id: sentence('people_organisation_several') }
				: { organisation: sentence('people_organisation_none') }
	};
}
