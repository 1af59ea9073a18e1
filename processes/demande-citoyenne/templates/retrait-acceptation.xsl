<?xml version="1.0" encoding="UTF-8"?>
<!--
  Withdrawal or abrogation of an acceptance by silence, which must be unlawful and less than four months old, after the
  applicant was heard (CRPA L121-1, L122-1, L211-2, L242-1).
  data: reference, received, subject, silenceDate, retraitDate, conclusion (retrait or abrogation), legalGrounds,
  factualGrounds, observationsInvitedOn; observations optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="recours.xsl"/>

  <xsl:template match="snapshot" mode="object">
    <xsl:choose>
      <xsl:when test="data/conclusion = 'abrogation'">abrogation de l’acceptation implicite de votre demande</xsl:when>
      <xsl:when test="data/conclusion = 'retrait'">retrait de l’acceptation implicite de votre demande</xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes">une acceptation se retire ou s’abroge, et ne connaît pas « <xsl:value-of select="data/conclusion"/> ».</xsl:message>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="data/reference"> n° <xsl:value-of select="data/reference"/></xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/silenceDate"/>
      <xsl:with-param name="what">la date à laquelle la demande est réputée acceptée</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/observationsInvitedOn"/>
      <xsl:with-param name="what">la date à laquelle le demandeur a été invité à présenter ses observations (article L. 122-1 du CRPA)</xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="received">
      <xsl:call-template name="request-date"/>
    </xsl:variable>
    <fo:block xsl:use-attribute-sets="paragraph">
      Votre demande reçue le <xsl:value-of select="$received"/>, qui a pour objet <xsl:call-template name="subject"/>, est réputée
      acceptée depuis le <xsl:call-template name="date"><xsl:with-param name="iso" select="data/silenceDate"/></xsl:call-template>, du fait de notre silence.
    </fo:block>
    <fo:block xsl:use-attribute-sets="paragraph">
      L’administration peut retirer ou abroger une telle décision si elle est illégale, dans le délai de quatre mois suivant
      la date à laquelle elle est née<xsl:if test="data/retraitDate">, soit jusqu’au <xsl:call-template name="date"><xsl:with-param name="iso" select="data/retraitDate"/></xsl:call-template></xsl:if>
      (article L. 242-1 du code des relations entre le public et l’administration). Tel est le cas ici :
      <xsl:choose>
        <xsl:when test="data/conclusion = 'abrogation'">
          <fo:inline font-weight="bold">j’abroge cette acceptation</fo:inline>, qui cesse de produire effet à compter de la
          notification de ce courrier.
        </xsl:when>
        <xsl:otherwise>
          <fo:inline font-weight="bold">je retire cette acceptation</fo:inline>, qui est réputée n’avoir jamais existé ; votre
          demande est rejetée.
        </xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Vos observations</xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      Vous avez été invité à présenter vos observations le <xsl:call-template name="date"><xsl:with-param name="iso" select="data/observationsInvitedOn"/></xsl:call-template> (articles L. 121-1 et
      L. 122-1 du même code).
      <xsl:if test="data/observations"> Elles ont été prises en compte comme suit.</xsl:if>
    </fo:block>
    <xsl:apply-templates select="data/observations" mode="quoted"/>
    <xsl:call-template name="grounds"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Voies et délais de recours</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="remedies">
      <xsl:with-param name="starting-point">la notification de cette décision, si vous entendez la contester</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
