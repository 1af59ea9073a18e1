<?xml version="1.0" encoding="UTF-8"?>
<!--
  Reasons of a rejection by silence, at the applicant’s request (CRPA L232-4).
  data: reference, received, subject, silenceDate, legalGrounds, factualGrounds
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="recours.xsl"/>

  <xsl:template match="snapshot" mode="object">
    <xsl:text>motifs du rejet implicite de votre demande</xsl:text>
    <xsl:if test="data/reference"> n° <xsl:value-of select="data/reference"/></xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/silenceDate"/>
      <xsl:with-param name="what">la date à laquelle la demande est réputée rejetée</xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="received">
      <xsl:call-template name="request-date"/>
    </xsl:variable>
    <fo:block xsl:use-attribute-sets="paragraph">
      Votre demande reçue le <xsl:value-of select="$received"/>, qui a pour objet <xsl:call-template name="subject"/>, est réputée
      rejetée depuis le <xsl:call-template name="date"><xsl:with-param name="iso" select="data/silenceDate"/></xsl:call-template>, du fait de notre silence. Vous nous avez demandé les motifs de ce
      rejet ; je vous les communique en application de l’article L. 232-4 du code des relations entre le public et l’administration.
    </fo:block>
    <xsl:call-template name="grounds"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Voies et délais de recours</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="remedies">
      <xsl:with-param name="starting-point">la réception de ces motifs</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
