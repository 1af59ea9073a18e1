package fr.ecluse.member;

import fr.ecluse.calendar.Territory;
import org.jspecify.annotations.Nullable;

/**
 * A member organisation: one tenant.
 *
 * @param siren id of the member
 * @param name as it is written on letters
 * @param kind legal form
 * @param inseeCode code of the commune in the Code officiel géographique
 * @param departement code of the département or overseas collectivity of the seat
 * @param population "population municipale" of the directory
 * @param parent EPCI à fiscalité propre the member belongs to; it may be missing in the
 * directory
 * @param territory public holidays and legal time that apply to the member
 * @param letterhead how the member can be reached and who signs
 */
public record Member(Siren siren, String name, MemberKind kind, @Nullable String inseeCode, String departement,
		@Nullable Integer population, @Nullable Siren parent, Territory territory, Letterhead letterhead) {

	Member withLetterhead(Letterhead changed) {
		return new Member(this.siren, this.name, this.kind, this.inseeCode, this.departement, this.population,
				this.parent, this.territory, changed);
	}

}
