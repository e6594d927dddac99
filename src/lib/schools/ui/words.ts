import { m } from '#lib/messages/messages.js';
import type { Category } from '../category.ts';
import type { RegisterField } from '../columns.ts';
import type { OwnerKind } from '../owner.ts';
import type { Succession } from '../version.ts';

/** What a qualification category is called: „mokytojo metodininko“. */
export const categoryWord: Record<Category, () => string> = {
	none: m.school_category_none,
	teacher: m.school_category_teacher,
	senior_teacher: m.school_category_senior_teacher,
	methodologist: m.school_category_methodologist,
	expert_teacher: m.school_category_expert_teacher
};

/** Whose a school is (S-05). */
export const ownerWord: Record<OwnerKind, () => string> = { 10: m.school_owner_10, 20: m.school_owner_20, 30: m.school_owner_30 };

/** How one school came from another. */
export const successionWord: Record<Succession, () => string> = {
	merged: m.school_succession_merged,
	split: m.school_succession_split,
	renamed: m.school_succession_renamed,
	reorganised: m.school_succession_reorganised
};

/** What a fact of the register is called. */
export const fieldWord: Record<RegisterField, () => string> = {
	legal_code: m.school_field_legal_code,
	name: m.school_field_name,
	type: m.school_field_type,
	owner_kind: m.school_field_owner_kind,
	municipality: m.school_field_municipality,
	address: m.school_field_address,
	email: m.school_field_email,
	phone: m.school_field_phone,
	website: m.school_field_website,
	latitude: m.school_field_latitude,
	longitude: m.school_field_longitude,
	pupils: m.school_field_pupils,
	teachers: m.school_field_teachers,
	pupils_as_of: m.school_field_pupils_as_of,
	parent_code: m.school_field_parent_code,
	closed_on: m.school_field_closed_on
};
