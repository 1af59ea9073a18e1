package fr.ecluse.engine;

import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.jspecify.annotations.Nullable;

/**
 * A job that can be taken, and whose it is. The engine writes it back by the statement
 * `updateMemberJob`, named after this class, in `jobs.xml`.
 */
public class MemberJobEntity extends AcquirableJobEntity {

	private @Nullable String tenantId;

	public @Nullable String getTenantId() {
		return this.tenantId;
	}

	public void setTenantId(@Nullable String tenantId) {
		this.tenantId = tenantId;
	}

}
