<?xml version="1.0" encoding="UTF-8"?>
<!--
  Attestation that a request is deemed accepted by silence, at the applicant’s request (CRPA L232-3).
  data: reference, received, subject, silenceDate; regime/reference, piecesReceivedOn, retraitDate optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="recours.xsl"/>

  <xsl:template match="snapshot" mode="object">
    <xsl:text>attestation d’acceptation de votre demande</xsl:text>
    <xsl:if test="data/reference"> n° <xsl:value-of select="data/reference"/></xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/silenceDate"/>
      <xsl:with-param name="what">la date à laquelle la demande est réputée acceptée</xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="received">
      <xsl:call-template name="request-date"/>
    </xsl:variable>
    <xsl:variable name="accepted">
      <xsl:call-template name="date"><xsl:with-param name="iso" select="data/silenceDate"/></xsl:call-template>
    </xsl:variable>
    <fo:block xsl:use-attribute-sets="paragraph">
      En application de l’article L. 232-3 du code des relations entre le public et l’administration, j’atteste que la demande dont vous nous avez saisis le
      <xsl:value-of select="$received"/>, qui a pour objet <xsl:call-template name="subject"/> et qui est enregistrée sous le
      numéro <xsl:value-of select="data/reference"/>, <fo:inline font-weight="bold">est réputée acceptée depuis le
      <xsl:value-of select="$accepted"/></fo:inline>.
    </fo:block>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>Cette acceptation est née du silence gardé par nos services pendant le délai légal</xsl:text>
      <xsl:if test="data/piecesReceivedOn and data/complete = 'oui'">
        <xsl:text>, qui a couru de la réception, le </xsl:text>
        <xsl:call-template name="date"><xsl:with-param name="iso" select="data/piecesReceivedOn"/></xsl:call-template>
        <xsl:text>, des pièces qui complétaient votre dossier</xsl:text>
      </xsl:if>
      <xsl:text> (</xsl:text>
      <xsl:choose>
        <xsl:when test="data/regime/reference"><xsl:value-of select="data/regime/reference"/></xsl:when>
        <xsl:otherwise>CRPA, art. L231-1</xsl:otherwise>
      </xsl:choose>
      <xsl:text>). Elle vaut décision et peut être produite devant toute administration et tout tiers.</xsl:text>
    </fo:block>
    <xsl:if test="data/retraitDate">
      <fo:block xsl:use-attribute-sets="paragraph">
        Elle ne pourrait être retirée ou abrogée à notre initiative que si elle était illégale, et au plus tard le
        <xsl:call-template name="date"><xsl:with-param name="iso" select="data/retraitDate"/></xsl:call-template> (article L. 242-1 du même code).
      </fo:block>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
