package fr.ecluse.dossier;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Where dossiers stand as the current transaction sees them. */
@Component
public class DossierStandings {

	private final Dossiers dossiers;

	DossierStandings(Dossiers dossiers) {
		this.dossiers = dossiers;
	}

	/** Empty when there is no dossier of that id. */
	public Optional<Standing> of(String dossierId) {
		return this.dossiers.find(dossierId)
			.map((dossier) -> new Standing(dossier.reference(), dossier.externalReference(), dossier.status()));
	}

	/**
	 * Where a dossier stands.
	 *
	 * @param reference its number in the register
	 * @param externalReference what the software that filed it calls it
	 * @param status key of one of its procedure's
	 */
	public record Standing(@Nullable String reference, @Nullable String externalReference, String status) {
	}

}
