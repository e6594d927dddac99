import { lengthOf, type Fault } from '#platform';

/** The fault of a text that is too short, told by the sentence `projects_fault_<missing>`, or too long. */
export function lengthFault(field: string, text: string, bounds: { least?: number; most: number; missing?: string }): Fault[] {
	const long = lengthOf(text);
	if (bounds.missing && long < (bounds.least ?? 1)) return [{ field, key: `projects_fault_${bounds.missing}` }];
	return long > bounds.most ? [{ field, key: 'projects_fault_too_long', values: { most: bounds.most } }] : [];
}
